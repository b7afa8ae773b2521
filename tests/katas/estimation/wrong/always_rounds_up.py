"""Adds a server to round up, also where the sum is whole.

Slip: rounding up what was whole

Stopped by: one server more than the sum asks for
"""

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> int:
    return int(in_flight / at_once_each) + 2
