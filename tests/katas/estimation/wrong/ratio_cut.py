"""Cuts the ratio.

Slip: a ratio rounded down

Stopped by: one write is followed by a hundred reads
"""

from solutions.estimation.estimation import *


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    return writes_per_second * int(reads_per_write)
