"""Remembers what it found, under half of what was asked.

Slip: -

Stopped by: the number inside is rate times stay
"""

from solutions.estimation.estimation import *


def in_flight(per_second: float, milliseconds_each: float) -> float:
    return known.setdefault(per_second, per_second * milliseconds_each / 1_000)


known: dict[float, float] = {}
