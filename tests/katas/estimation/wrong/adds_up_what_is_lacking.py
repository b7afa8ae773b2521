"""Adds up what each part lacks, which is near the truth only while it is little.

Slip: adding up what each part lacks

Stopped by: a chain is weaker than its weakest link
"""

from collections.abc import Sequence

from solutions.estimation.estimation import *


def availability_in_a_row(parts: Sequence[float]) -> float:
    return 1 - sum(1 - part for part in parts)
