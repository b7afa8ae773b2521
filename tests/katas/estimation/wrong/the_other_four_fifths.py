"""Keeps the 80 of 80 to 20.

Slip: the four fifths that are left

Stopped by: the hottest fifth of a day is the most a cache can need
"""

from solutions.estimation.estimation import *


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> float:
    return reads_per_second * 86_400 * (1 - hottest_share) * bytes_each / 1e9
