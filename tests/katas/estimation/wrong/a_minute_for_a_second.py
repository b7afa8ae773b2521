"""Stops dividing at the minute.

Slip: a minute taken for a second

Stopped by: a month is two and a half million seconds
"""

from solutions.estimation.estimation import *


def per_second(per_month: float) -> float:
    return per_month / (30 * 24 * 60)
