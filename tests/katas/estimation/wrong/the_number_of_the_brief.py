"""Has learned the answer by heart.

Slip: -

Stopped by: a month is two and a half million seconds
"""

from solutions.estimation.estimation import *


def per_second(per_month: float) -> float:
    return 193
