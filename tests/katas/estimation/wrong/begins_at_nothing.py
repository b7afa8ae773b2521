"""Begins to count at length 0.

Slip: a code without a character

Stopped by: codes that just fit need no longer ones
"""

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    length = 0
    while alphabet**length * fullest < codes:
        length += 1
    return length
