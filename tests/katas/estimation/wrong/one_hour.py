"""Takes an hour for a day.

Slip: an hour taken for a day

Stopped by: the hottest fifth of a day is the most a cache can need
"""

from solutions.estimation.estimation import *


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> float:
    return reads_per_second * 3_600 * hottest_share * bytes_each / 1e9
