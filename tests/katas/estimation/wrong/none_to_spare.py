"""Buys just what the sum asks for.

Slip: a sum with nothing to spare

Stopped by: one server more than the sum asks for
"""

import math

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> int:
    return math.ceil(in_flight / at_once_each)
