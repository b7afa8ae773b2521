"""Takes a logarithm, and gets a little more than 7 where it is 7.

Slip: a character more where all just fit

Stopped by: codes that just fit need no longer ones
"""

import math

from solutions.estimation.estimation import *


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    return math.ceil(math.log(codes / fullest, alphabet))
