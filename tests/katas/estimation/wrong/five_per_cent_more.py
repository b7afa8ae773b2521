"""Adds 5 % to be safe, at each of three steps.

Slip: a margin of 5 % at three steps

Stopped by: margins at every step multiply
"""

from solutions.estimation import estimation as exact
from solutions.estimation.estimation import *


def per_second(per_month: float) -> float:
    return 1.05 * exact.per_second(per_month)


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    return 1.05 * exact.reads_per_second(writes_per_second, reads_per_write)


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    return 1.05 * exact.peak_per_second(average_per_second, peak_to_average)
