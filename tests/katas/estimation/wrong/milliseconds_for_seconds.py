"""Multiplies by milliseconds.

Slip: a millisecond taken for a second

Stopped by: the number inside is rate times stay
"""

from solutions.estimation.estimation import *


def in_flight(per_second: float, milliseconds_each: float) -> float:
    return per_second * milliseconds_each
