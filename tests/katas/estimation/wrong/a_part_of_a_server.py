"""Adds one, and buys a part of a server.

Slip: -

Stopped by: a fleet holds everybody at the peak
"""

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> float:
    return in_flight / at_once_each + 1
