"""Makes every code one character longer than it need be.

Slip: one character to be safe

Stopped by: a code needs room for the guesses that must miss
"""

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    length = 1
    while alphabet**length * fullest < codes:
        length += 1
    return length + 1
