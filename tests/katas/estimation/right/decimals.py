"""Counts in decimal fractions of 12 digits, by formulas in a table."""

from collections.abc import Sequence
from decimal import Context, Decimal
from functools import reduce
from operator import mul

TWELVE = Context(prec=12)
SECONDS = {"day": Decimal(86_400), "month": Decimal(86_400) * 30}


def decimal(number: object) -> Decimal:
    return TWELVE.create_decimal(str(number))


def product(*numbers: object) -> Decimal:
    return reduce(TWELVE.multiply, map(decimal, numbers), Decimal(1))


def per_second(per_month: float) -> Decimal:
    return decimal(per_month) / SECONDS["month"]


def reads_per_second(writes_per_second: float, reads_per_write: float) -> Decimal:
    return product(writes_per_second, reads_per_write)


def peak_per_second(average_per_second: float, peak_to_average: float) -> Decimal:
    return product(average_per_second, peak_to_average)


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> Decimal:
    return product(items_per_month, 12, years, bytes_each, "1e-12")


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> Decimal:
    return product(terabytes, copies) / decimal(fullest)


def megabits_per_second(per_second: float, bytes_each: float) -> Decimal:
    return product(per_second, bytes_each, 8, "1e-6")


def cache_gigabytes(reads_per_second: float, bytes_each: float, hottest_share: float) -> Decimal:
    return product(reads_per_second, SECONDS["day"], hottest_share, bytes_each, "1e-9")


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    room = [alphabet**length * decimal(fullest) for length in range(1, 40)]
    return 1 + len([each for each in room if codes > each])


def in_flight(per_second: float, milliseconds_each: float) -> Decimal:
    return product(per_second, milliseconds_each, "1e-3")


def servers(in_flight: float, at_once_each: int) -> Decimal:
    full, rest = divmod(decimal(in_flight), at_once_each)
    return full + bool(rest) + 1


def availability_in_a_row(parts: Sequence[float]) -> float:
    return reduce(mul, parts)


def availability_side_by_side(parts: Sequence[float]) -> Decimal:
    return 1 - product(*(1 - decimal(part) for part in parts))
