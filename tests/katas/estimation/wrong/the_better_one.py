"""Takes two for as good as the better one.

Slip: the better one alone

Stopped by: two that fail apart rarely fail together
"""

from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_side_by_side(parts: Sequence[float]) -> float:
    return max(parts)
