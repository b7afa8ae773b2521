"""Keeps a tenth to spare, rounded up: one, in small fleets.

Slip: -

Stopped by: one server more than the sum asks for
"""

import math

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> int:
    needed = math.ceil(in_flight / at_once_each)
    return needed + math.ceil(needed / 10)
