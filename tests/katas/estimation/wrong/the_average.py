"""Buys for a second that never comes.

Slip: taking the average

Stopped by: the busiest second sets the bill
"""

from solutions.estimation.estimation import *


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    return average_per_second
