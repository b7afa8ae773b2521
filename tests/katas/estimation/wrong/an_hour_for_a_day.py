"""Divides by 30 days of an hour each.

Slip: an hour taken for a day

Stopped by: a month is two and a half million seconds
"""

from solutions.estimation.estimation import *


def per_second(per_month: float) -> float:
    return per_month / (30 * 60 * 60)
