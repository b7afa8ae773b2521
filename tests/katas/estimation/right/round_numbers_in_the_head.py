"""Counts as one does without paper: 100,000 seconds a day, and two digits of every result."""

import math
from collections.abc import Sequence

from solutions.estimation import estimation as exact
from solutions.estimation.estimation import *

DAY = 100_000


def two_digits(number: float) -> float:
    return float(f"{number:.2g}")


def per_second(per_month: float) -> float:
    return two_digits(per_month / (30 * DAY))


def reads_per_second(writes_per_second: float, reads_per_write: float) -> float:
    return two_digits(writes_per_second) * reads_per_write


def peak_per_second(average_per_second: float, peak_to_average: float) -> float:
    return two_digits(average_per_second * peak_to_average)


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    return two_digits(exact.kept_terabytes(items_per_month, bytes_each, years))


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    return two_digits(terabytes * copies * 10 / round(fullest * 10))


def megabits_per_second(per_second: float, bytes_each: float) -> float:
    return 8 * two_digits(per_second * bytes_each / 1e6)


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> float:
    return two_digits(reads_per_second * DAY * bytes_each * hottest_share / 1e9)


def in_flight(per_second: float, milliseconds_each: float) -> float:
    return two_digits(per_second / (1_000 / milliseconds_each))


def servers(in_flight: float, at_once_each: int) -> float:
    return float(-(-in_flight // at_once_each) + 1)


def availability_in_a_row(parts: Sequence[float]) -> float:
    return math.exp(sum(map(math.log, parts)))


def availability_side_by_side(parts: Sequence[float]) -> float:
    return 1 - two_digits(math.prod(1 - part for part in parts))
