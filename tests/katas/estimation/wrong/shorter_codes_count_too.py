"""Counts the codes that are shorter among those that are possible.

Slip: a length that leaves one without a code

Stopped by: codes that just fit need no longer ones
"""

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    length, possible = 1, alphabet
    while possible * fullest < codes:
        length += 1
        possible += alphabet**length
    return length
