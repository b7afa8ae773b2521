"""Counts what goes in and what goes out.

Slip: -

Stopped by: networks count bits
"""

from solutions.estimation.estimation import *


def megabits_per_second(per_second: float, bytes_each: float) -> float:
    return 2 * per_second * bytes_each * 8 / 1e6
