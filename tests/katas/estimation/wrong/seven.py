"""Answers seven, as everybody does.

Slip: -

Stopped by: a code needs room for the guesses that must miss
"""

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    return 7
