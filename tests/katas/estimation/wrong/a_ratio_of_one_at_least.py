"""Takes for granted that each item is read.

Slip: a ratio of 1 at least

Stopped by: one write is followed by a hundred reads
"""

from solutions.estimation.estimation import *


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    return writes_per_second * max(1, reads_per_write)
