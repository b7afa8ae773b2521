"""Takes the links of a month for those of a day.

Slip: a day taken for a month

Stopped by: five years of links add up
"""

from solutions.estimation.estimation import *


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    return items_per_month * 365 * years * bytes_each / 1e12
