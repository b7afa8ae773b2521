"""Rounds to the nearest server.

Slip: rounding down

Stopped by: a fleet holds everybody at the peak
"""

from solutions.estimation.estimation import *


def servers(in_flight: float, at_once_each: int) -> int:
    return round(in_flight / at_once_each)
