"""Wants fewer codes than the share in use.

Slip: a character more where all just fit

Stopped by: codes that just fit need no longer ones
"""

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    length = 1
    while alphabet**length * fullest <= codes:
        length += 1
    return length
