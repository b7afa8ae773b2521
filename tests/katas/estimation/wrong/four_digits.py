"""Rounds to four digits.

Slip: rounding it away

Stopped by: a chain is weaker than its weakest link
"""

import math
from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_in_a_row(parts: Sequence[float]) -> float:
    return round(math.prod(parts), 4)
