"""Rounds to six digits, and nine nines become one.

Slip: rounding it away

Stopped by: two that fail apart rarely fail together
"""

import math
from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_side_by_side(parts: Sequence[float]) -> float:
    return round(1 - math.prod(1 - part for part in parts), 6)
