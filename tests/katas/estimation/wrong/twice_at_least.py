"""Trusts no ratio below two.

Slip: twice the average at least

Stopped by: the busiest second sets the bill
"""

from solutions.estimation.estimation import *


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    return average_per_second * max(2, peak_to_average)
