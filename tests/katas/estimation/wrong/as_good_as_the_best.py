"""Takes all parts to be as good as the best.

Slip: -

Stopped by: two that fail apart rarely fail together
"""

from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_side_by_side(parts: Sequence[float]) -> float:
    return 1 - (1 - max(parts)) ** len(parts)
