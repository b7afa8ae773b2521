"""Has one inside at least.

Slip: one at least

Stopped by: the number inside is rate times stay
"""

from solutions.estimation.estimation import *


def in_flight(per_second: float, milliseconds_each: float) -> float:
    return max(1, per_second * milliseconds_each / 1_000)
