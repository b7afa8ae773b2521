"""Takes a megabit for 1,024 times 1,024 bits.

Slip: a megabit of 1,024^2 bits

Stopped by: networks count bits
"""

from solutions.estimation.estimation import *


def megabits_per_second(per_second: float, bytes_each: float) -> float:
    return per_second * bytes_each * 8 / 1_024**2
