"""Rounds to one digit.

Slip: rounding to whole links

Stopped by: a month is two and a half million seconds
"""

from solutions.estimation.estimation import *


def per_second(per_month: float) -> float:
    return float(f"{per_month / (30 * 86_400):.1g}")
