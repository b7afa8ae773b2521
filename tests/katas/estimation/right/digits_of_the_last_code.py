"""Writes the last code's number in digits of the alphabet, and counts them."""

import math
from fractions import Fraction

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    last, length = math.ceil(Fraction(codes) / Fraction(str(fullest))) - 1, 0
    while last:
        last, length = last // alphabet, length + 1
    return max(1, length)
