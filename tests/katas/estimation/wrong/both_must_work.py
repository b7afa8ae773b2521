"""Multiplies, as in a row.

Slip: two of which both must work

Stopped by: two that fail apart rarely fail together
"""

import math
from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_side_by_side(parts: Sequence[float]) -> float:
    return math.prod(parts)
