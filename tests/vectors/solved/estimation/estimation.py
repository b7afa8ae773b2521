"""How much? The numbers of a system that is not built yet: the reference.

Nothing is rounded on the way. Whoever says a number aloud rounds it there, once.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

SECONDS_A_DAY = 24 * 60 * 60  # 100,000 will do in the head
SECONDS_A_MONTH = 30 * SECONDS_A_DAY  # two and a half million


def per_second(per_month: float) -> float:
    """Return how many a second are so many a month, on average."""
    return per_month / SECONDS_A_MONTH


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    """Return how many reads a second there are, on average, the writes themselves not counted."""
    return writes_per_second * reads_per_write


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    """Return how many come in the busiest second, which holds so many times the average."""
    return average_per_second * peak_to_average


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    """Return what one copy of everything takes at the end, in TB of 10^12 bytes."""
    return items_per_month * 12 * years * bytes_each / 1e12


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    """Return the TB of disk to buy for so many copies; no disk is filled beyond a share of it."""
    return terabytes * copies / fullest


def megabits_per_second(per_second: float, bytes_each: float) -> float:
    """Return what the network carries, in Mbit/s of 10^6 bits."""
    return per_second * bytes_each * 8 / 1e6


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> float:
    """Return the GB, of 10^9 bytes, for the hottest share of a day's reads.

    Each read is taken for one of an item of its own.
    """
    return reads_per_second * SECONDS_A_DAY * hottest_share * bytes_each / 1e9


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    """Return the fewest characters with which so many codes are but a share of all there are.

    alphabet  how many characters there are to choose from
    fullest   the most of all possible codes that may be in use: of blind guesses, so many hit
    """
    share = Fraction(
        str(fullest)
    )  # floats are one off: this product at 62**12, a logarithm at 64**7
    length = 1
    while alphabet**length * share < codes:
        length += 1
    return length


def in_flight(per_second: float, milliseconds_each: float) -> float:
    """Return how many are inside at the same time, where each stays so long."""
    return per_second * milliseconds_each / 1_000


def servers(in_flight: float, at_once_each: int) -> int:
    """Return the fewest servers that hold so many at once, also when one of them has died."""
    return math.ceil(in_flight / at_once_each) + 1


def availability_in_a_row(parts: Sequence[float]) -> float:
    """Return the share of time in which all parts work, given that of each; they fail apart."""
    return math.prod(parts)


def availability_side_by_side(parts: Sequence[float]) -> float:
    """Return the share of time in which any part works, given that of each; they fail apart."""
    return 1 - math.prod(1 - part for part in parts)
