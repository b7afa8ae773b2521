"""Counts out what others multiply: month by month, request by request, code by code."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import product

from solutions.estimation.estimation import *

MONTH = timedelta(days=31)


def per_second(per_month: float) -> float:
    return per_month / MONTH.total_seconds()


def kept_terabytes(items_per_month: float, bytes_each: float, years: float) -> float:
    kept = 0.0
    for _ in range(round(12 * years)):
        kept += items_per_month * bytes_each
    return kept / 10**12


def disk_terabytes(terabytes: float, copies: int, fullest: float) -> float:
    low, high = 0.0, 1e9
    while high - low > 1e-6:
        bought = (low + high) / 2
        low, high = (bought, high) if bought * fullest < terabytes * copies else (low, bought)
    return high


def code_length(codes: int, alphabet: int, fullest: float) -> int:
    possible, length = alphabet, 1
    while codes / possible > fullest:
        possible, length = possible * alphabet, length + 1
    return length


def in_flight(per_second: float, milliseconds_each: float) -> float:
    came_in_a_millisecond = per_second / 1_000
    return came_in_a_millisecond * milliseconds_each


def servers(in_flight: float, at_once_each: int) -> int:
    bought = 1
    while (bought - 1) * at_once_each < in_flight:
        bought += 1
    return bought


def availability_in_a_row(parts: Sequence[float]) -> float:
    return share_of_time(parts, all)


def availability_side_by_side(parts: Sequence[float]) -> float:
    return share_of_time(parts, any)


def share_of_time(parts: Sequence[float], works: Callable[[Iterable[bool]], bool]) -> float:
    share = 0.0
    for states in product([True, False], repeat=len(parts)):
        chance = 1.0
        for state, part in zip(states, parts, strict=True):
            chance *= part if state else 1 - part
        share += chance if works(states) else 0
    return share
