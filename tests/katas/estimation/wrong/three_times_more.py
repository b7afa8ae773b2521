"""Takes "three times the average" for three times more than it.

Slip: three times on top of the average

Stopped by: the busiest second sets the bill
"""

from solutions.estimation.estimation import *


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    return average_per_second * (1 + peak_to_average)
