"""Forgets that the second month keeps the first.

Slip: keeping one month

Stopped by: five years of links add up
"""

from solutions.estimation.estimation import *


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    return items_per_month * bytes_each / 1e12
