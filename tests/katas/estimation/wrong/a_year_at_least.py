"""Keeps a year at least.

Slip: a year at least

Stopped by: five years of links add up
"""

from solutions.estimation.estimation import *


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    return items_per_month * 12 * max(1, years) * bytes_each / 1e12
