"""Rounds up, and has two at least.

Slip: a sum with nothing to spare

Stopped by: one server more than the sum asks for
"""

import math

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> int:
    return max(2, math.ceil(in_flight / at_once_each))
