"""Halves the bad hours, since there are two.

Slip: halving the bad hours

Stopped by: two that fail apart rarely fail together
"""

from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_side_by_side(parts: Sequence[float]) -> float:
    return 1 - sum(1 - part for part in parts) / len(parts) ** 2
