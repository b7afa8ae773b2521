"""Multiplies by milliseconds.

Slip: a millisecond taken for a second

Stopped by: what is inside is how fast it comes times how long it stays
"""

from solutions.estimation.estimation import *


def in_flight(per_second: float, milliseconds_each: float) -> float:
    return per_second * milliseconds_each
