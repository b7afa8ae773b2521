"""Divides a month's links by the seconds of a day.

Slip: a day taken for a month

Stopped by: a month is two and a half million seconds
"""

from solutions.estimation.estimation import *


def per_second(per_month: float) -> float:
    return per_month / 86_400
