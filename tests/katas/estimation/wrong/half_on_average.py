"""Takes what is kept on average, half of the end.

Slip: the mean of the first day and the last

Stopped by: five years of links add up
"""

from solutions.estimation.estimation import *


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    return items_per_month * 12 * years * bytes_each / 1e12 / 2
