"""Cuts the stay to whole seconds, one at least.

Slip: a rate taken for a number

Stopped by: the number inside is rate times stay
"""

from solutions.estimation.estimation import *


def in_flight(per_second: float, milliseconds_each: float) -> float:
    return per_second * max(1, milliseconds_each // 1_000)
