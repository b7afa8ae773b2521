"""Takes Mbit/s for MB/s.

Slip: bytes taken for bits

Stopped by: networks count bits
"""

from solutions.estimation.estimation import *


def megabits_per_second(per_second: float, bytes_each: float) -> float:
    return per_second * bytes_each / 1e6
