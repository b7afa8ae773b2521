"""Knows pairs only.

Slip: the first two alone

Stopped by: two that fail apart rarely fail together
"""

from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_side_by_side(parts: Sequence[float]) -> float:
    one, other, *_ = parts
    return 1 - (1 - one) * (1 - other)
