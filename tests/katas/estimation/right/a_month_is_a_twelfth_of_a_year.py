"""Counts days as the calendar does, in fractions, and rounds nothing."""

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from itertools import count

SECONDS_A_DAY = Fraction(24 * 60 * 60)
DAYS_A_MONTH = Fraction(365, 12)


def per_second(per_month: float) -> Fraction:
    return Fraction(per_month) / DAYS_A_MONTH / SECONDS_A_DAY


def reads_per_second(writes_per_second: float, reads_per_write: float) -> Fraction:
    return Fraction(writes_per_second) * Fraction(reads_per_write)


def peak_per_second(average_per_second: float, peak_to_average: float) -> Fraction:
    return Fraction(average_per_second) * Fraction(peak_to_average)


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> Fraction:
    days = Fraction(years) * 365
    return Fraction(items_per_month) / DAYS_A_MONTH * days * Fraction(bytes_each) / 10**12


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> Fraction:
    return Fraction(terabytes) * copies / Fraction(fullest)


def megabits_per_second(per_second: float, bytes_each: float) -> Fraction:
    return Fraction(per_second) * Fraction(bytes_each) * 8 / 10**6


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> Fraction:
    return (
        Fraction(reads_per_second)
        * SECONDS_A_DAY
        * Fraction(bytes_each)
        * Fraction(hottest_share)
        / 10**9
    )


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    return next(n for n in count(1) if codes <= alphabet**n * Fraction(fullest))


def in_flight(per_second: float, milliseconds_each: float) -> Fraction:
    return Fraction(per_second) * Fraction(milliseconds_each) / 1_000


def servers(in_flight: float, at_once_each: int) -> int:
    return next(n for n in count(2) if (n - 1) * at_once_each >= in_flight)


def availability_in_a_row(parts: Sequence[float]) -> Fraction:
    return reduce(lambda one, other: one * other, map(Fraction, parts), Fraction(1))


def availability_side_by_side(parts: Sequence[float]) -> Fraction:
    return 1 - availability_in_a_row([float(1 - Fraction(part)) for part in parts])
