"""Takes 62 characters, whatever is given.

Slip: -

Stopped by: a code needs room for the guesses that must miss
"""

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    length = 1
    while 62**length * fullest < codes:
        length += 1
    return length
