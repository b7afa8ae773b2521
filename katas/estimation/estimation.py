"""How much? The numbers of a system that is not built yet, each from what the brief says.

Why it is hard: every step is school arithmetic, and a slip in one step buys the wrong machines.

    pytest katas/estimation        what your answers would buy, one lesson at a time

Each function still holds what somebody called out in the meeting. An answer may be off by 10 %, or
by less where a common slip is nearer: the report says so. A day of 100,000 seconds is accepted, but
not mixed with one of 86,400. Hints and trade-offs: guides/estimation.md
"""

import math
from collections.abc import Sequence


def per_second(per_month: float) -> float:
    """Return the average number a second, for a number a month."""
    # TODO: "five thousand a second", somebody called. Make the lessons hold, one after the other.
    return per_month / 86_400


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    """Return the average number of reads a second. Writes are not counted among them."""
    return writes_per_second


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    """Return the number in the busiest second, from the average and its ratio to the average."""
    return average_per_second


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    """Return the size of one copy of everything after so many years, in TB of 10^12 bytes."""
    return items_per_month * 12 * bytes_each / 1e12


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    """Return the TB of disk to buy, so that all copies fill at most the share `fullest` of it."""
    return terabytes * copies * (1 + (1 - fullest))


def megabits_per_second(per_second: float, bytes_each: float) -> float:
    """Return what the network carries, in Mbit/s of 10^6 bits."""
    return per_second * bytes_each / 1e6


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> float:
    """Return the memory for the hottest share of a day's reads, in GB of 10^9 bytes.

    Count each read as a read of another item.
    """
    return reads_per_second * 86_400 * bytes_each * (1 - hottest_share) / 1e9


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    """Return the fewest characters a code needs, so that most blind guesses find nothing.

    codes     how many codes are in use
    alphabet  how many characters there are to choose from
    fullest   the largest share of all possible codes that may be in use; 0.01 is 1 in 100
    """
    return math.ceil(math.log(codes, alphabet))


def in_flight(per_second: float, milliseconds_each: float) -> float:
    """Return how many requests are inside at the same time, if each stays so many milliseconds."""
    return per_second * milliseconds_each


def servers(in_flight: float, at_once_each: int) -> int:
    """Return the fewest servers that still hold all requests inside when one server has died."""
    return round(in_flight / at_once_each)


def availability_in_a_row(parts: Sequence[float]) -> float:
    """Return the share of time in which all parts work, given that of each. They fail apart."""
    return min(parts)


def availability_side_by_side(parts: Sequence[float]) -> float:
    """Return the share of time in which any part works, given that of each. They fail apart."""
    return max(parts)
