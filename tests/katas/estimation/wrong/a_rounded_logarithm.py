"""Rounds the logarithm before it rounds up.

Slip: a length that leaves one without a code

Stopped by: codes that just fit need no longer ones
"""

import math

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    return max(1, math.ceil(round(math.log(codes / fullest, alphabet), 9)))
