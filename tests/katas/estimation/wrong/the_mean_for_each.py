"""Takes every part for as good as the mean of them.

Slip: the mean of the parts for each of them

Stopped by: a chain is weaker than its weakest link
"""

from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_in_a_row(parts: Sequence[float]) -> float:
    return (sum(parts) / len(parts)) ** len(parts)
