"""Counts whole bits a character.

Slip: -

Stopped by: a code needs room for the guesses that must miss
"""

import math

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    bits = math.log2(codes / fullest)
    return math.ceil(bits / math.floor(math.log2(alphabet)))
