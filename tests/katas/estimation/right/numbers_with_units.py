"""Carries the unit in the number, and adds up logarithms."""

import math
from collections.abc import Sequence
from typing import Self

from solutions.estimation.estimation import *


class Quantity(float):
    """A number that says its unit."""

    unit: str

    def __new__(cls, value: float, unit: str) -> Self:
        made = super().__new__(cls, value)
        made.unit = unit
        return made

    def __str__(self) -> str:
        return f"{float(self):.3g} {self.unit}"

    def __repr__(self) -> str:
        return str(self)


def product(unit: str, *factors: float) -> Quantity:
    return Quantity(math.exp(math.fsum(math.log(factor) for factor in factors)), unit)


def per_second(per_month: float) -> Quantity:
    return product("1/s", per_month, 1 / (365.25 / 12 * 86_400))


def reads_per_second(writes_per_second: float, reads_per_write: float) -> Quantity:
    return product("1/s", writes_per_second, reads_per_write)


def peak_per_second(average_per_second: float, peak_to_average: float) -> Quantity:
    return product("1/s", average_per_second, peak_to_average)


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> Quantity:
    return product("TB", items_per_month, 12, years, bytes_each, 1e-12)


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> Quantity:
    return product("TB", terabytes, copies, 1 / fullest)


def in_flight(per_second: float, milliseconds_each: float) -> Quantity:
    return product("requests", per_second, milliseconds_each, 1e-3)


def servers(in_flight: float, at_once_each: int) -> Quantity:
    whole = int(in_flight // at_once_each)
    return Quantity(whole + (2 if in_flight > whole * at_once_each else 1), "servers")


def availability_in_a_row(parts: Sequence[float]) -> Quantity:
    return product("", *parts)


def availability_side_by_side(parts: Sequence[float]) -> Quantity:
    return Quantity(-math.expm1(math.fsum(math.log1p(-part) for part in parts)), "")
