"""Takes all parts to be as weak as the weakest.

Slip: -

Stopped by: a chain is weaker than its weakest link
"""

from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_in_a_row(parts: Sequence[float]) -> float:
    return min(parts) ** len(parts)
