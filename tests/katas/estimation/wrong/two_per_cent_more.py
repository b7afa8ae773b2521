"""Adds 2 % and rounds up: one more, in small fleets.

Slip: -

Stopped by: one server more than the sum asks for
"""

import math

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> int:
    return math.ceil(1.02 * math.ceil(in_flight / at_once_each))
