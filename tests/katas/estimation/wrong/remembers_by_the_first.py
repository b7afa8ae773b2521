"""Remembers a peak under the average alone.

Slip: a ratio rounded up

Stopped by: the busiest second sets the bill
"""

from solutions.estimation.estimation import *

known: dict[float, float] = {}


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    return known.setdefault(average_per_second, average_per_second * peak_to_average)
