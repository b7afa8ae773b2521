"""Rounds to thousands.

Slip: rounding it away

Stopped by: the busiest second sets the bill
"""

from solutions.estimation.estimation import *


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    return round(average_per_second * peak_to_average, -3)
