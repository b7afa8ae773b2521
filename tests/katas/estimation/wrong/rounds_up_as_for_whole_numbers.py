"""Rounds up by an idiom that holds for whole numbers only.

Slip: a sum with nothing to spare

Stopped by: one server more than the sum asks for
"""

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> int:
    return int((in_flight + at_once_each - 1) // at_once_each) + 1
