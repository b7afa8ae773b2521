"""Divides by eight.

Slip: eight on the wrong side

Stopped by: networks count bits
"""

from solutions.estimation.estimation import *


def megabits_per_second(per_second: float, bytes_each: float) -> float:
    return per_second * bytes_each / 8 / 1e6
