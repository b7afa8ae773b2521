"""Stops at the first length that has a code for every link.

Slip: the first length that suffices

Stopped by: a code needs room for the guesses that must miss
"""

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    length = 1
    while alphabet**length < codes:
        length += 1
    return length
