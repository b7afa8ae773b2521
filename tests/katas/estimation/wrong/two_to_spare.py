"""Keeps two to spare.

Slip: -

Stopped by: a fleet holds everybody at the peak
"""

import math

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> int:
    return math.ceil(in_flight / at_once_each) + 2
