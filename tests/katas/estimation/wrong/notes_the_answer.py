"""Notes the answer, and returns nothing.

Slip: -

Stopped by: one write is followed by a hundred reads
"""

from solutions.estimation.estimation import *


def reads_per_second(writes_per_second: float, reads_per_write: float) -> None:
    notes.append(writes_per_second * reads_per_write)


notes: list[float] = []
