"""Plans for the links that are made, not for those that are opened.

Slip: counting the writes alone

Stopped by: one write is followed by a hundred reads
"""

from solutions.estimation.estimation import *


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    return writes_per_second
