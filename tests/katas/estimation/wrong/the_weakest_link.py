"""Takes a chain for as strong as its weakest link.

Slip: the weakest link alone

Stopped by: a chain is weaker than its weakest link
"""

from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_in_a_row(parts: Sequence[float]) -> float:
    return min(parts)
