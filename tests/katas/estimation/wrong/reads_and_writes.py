"""Counts the writes among the reads, which nobody sees at 100 to 1.

Slip: counting the writes as well

Stopped by: one write is followed by a hundred reads
"""

from solutions.estimation.estimation import *


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    return writes_per_second * (1 + reads_per_write)
