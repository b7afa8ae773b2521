"""Divides in whole numbers.

Slip: rounding it away

Stopped by: a month is two and a half million seconds
"""

from solutions.estimation.estimation import *


def per_second(per_month: float) -> float:
    return per_month // (30 * 86_400)
