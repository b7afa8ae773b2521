"""How much? The numbers of a system that is not built yet: the reference.

Nothing is rounded on the way: round once, when you say a number aloud. Wrong designs in tests
replace whole functions.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

SECONDS_A_DAY = 24 * 60 * 60  # 100,000 will do in the head
SECONDS_A_MONTH = 30 * SECONDS_A_DAY  # two and a half million


def per_second(per_month: float) -> float:
    """Return the average number a second, for a number a month."""
    return per_month / SECONDS_A_MONTH


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    """Return the average number of reads a second. Writes are not counted among them."""
    return writes_per_second * reads_per_write


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    """Return the number in the busiest second, from the average and its ratio to the average."""
    return average_per_second * peak_to_average


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    """Return the size of one copy of everything after so many years, in TB of 10^12 bytes."""
    return items_per_month * 12 * years * bytes_each / 1e12


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    """Return the TB of disk to buy, so that all copies fill at most the share `fullest` of it."""
    return terabytes * copies / fullest


def megabits_per_second(per_second: float, bytes_each: float) -> float:
    """Return what the network carries, in Mbit/s of 10^6 bits."""
    return per_second * bytes_each * 8 / 1e6


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> float:
    """Return the memory for the hottest share of a day's reads, in GB of 10^9 bytes.

    Count each read as a read of another item.
    """
    return reads_per_second * SECONDS_A_DAY * hottest_share * bytes_each / 1e9


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    """Return the fewest characters a code needs, so that most blind guesses find nothing.

    codes     how many codes are in use
    alphabet  how many characters there are to choose from
    fullest   the largest share of all possible codes that may be in use; 0.01 is 1 in 100
    """
    # In floats, this product is off by one at 62**12, and a logarithm at 64**7.
    share = Fraction(str(fullest))
    length = 1
    while alphabet**length * share < codes:
        length += 1
    return length


def in_flight(per_second: float, milliseconds_each: float) -> float:
    """Return how many requests are inside at the same time, if each stays so many milliseconds."""
    return per_second * milliseconds_each / 1_000


def servers(in_flight: float, at_once_each: int) -> int:
    """Return the fewest servers that still hold all requests inside when one server has died."""
    return math.ceil(in_flight / at_once_each) + 1


def availability_in_a_row(parts: Sequence[float]) -> float:
    """Return the share of time in which all parts work, given that of each. They fail apart."""
    return math.prod(parts)


def availability_side_by_side(parts: Sequence[float]) -> float:
    """Return the share of time in which any part works, given that of each. They fail apart."""
    return 1 - math.prod(1 - part for part in parts)
