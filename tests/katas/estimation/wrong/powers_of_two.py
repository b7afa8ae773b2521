"""Counts in 1,024s what is sold in 1,000s.

Slip: a TB of 1,024^4 bytes

Stopped by: five years of links add up
"""

from solutions.estimation.estimation import *


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    return items_per_month * 12 * years * bytes_each / 1024**4
