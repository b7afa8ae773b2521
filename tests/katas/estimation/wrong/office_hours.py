"""Counts the eight hours of a working day.

Slip: a day of eight hours

Stopped by: a month is two and a half million seconds
"""

from solutions.estimation.estimation import *


def per_second(per_month: float) -> float:
    return per_month / (30 * 8 * 3_600)
