"""Takes 57,870 a second for 57,870 at once.

Slip: a rate taken for a number

Stopped by: the number inside is rate times stay
"""

from solutions.estimation.estimation import *


def in_flight(per_second: float, milliseconds_each: float) -> float:
    return per_second
