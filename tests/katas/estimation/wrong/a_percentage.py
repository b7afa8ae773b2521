"""Takes the share for a percentage.

Slip: -

Stopped by: the hottest fifth of a day is the most a cache can need
"""

from solutions.estimation.estimation import *


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> float:
    return reads_per_second * 86_400 * bytes_each * hottest_share / 100 / 1e9
