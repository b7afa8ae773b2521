"""One object answers all twelve questions; the functions are its bound methods."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Calculator:
    """A planner who counts days of 100,000 seconds."""

    day: float
    spare: int

    def rate(self, per_month: float) -> float:
        return per_month / 30 / self.day

    def times(self, writes_per_second: float, reads_per_write: float) -> float:
        return math.prod([writes_per_second, reads_per_write])

    def busiest(self, average_per_second: float, peak_to_average: float) -> float:
        return average_per_second + average_per_second * (peak_to_average - 1)

    def kept(self, items_per_month: float, bytes_each: float, years: float) -> float:
        return self.rate(items_per_month) * (30 * 12 * self.day) * years * bytes_each / 1e12

    def disk(self, terabytes: float, copies: int, fullest: float) -> float:
        free = 1 - fullest
        kept = terabytes * copies
        return kept + kept * free / (1 - free)

    def network(self, per_second: float, bytes_each: float) -> float:
        return per_second * bytes_each / 125_000

    def cache(self, reads_per_second: float, bytes_each: float, hottest_share: float) -> float:
        return reads_per_second * hottest_share * self.day * bytes_each / 1e9

    def length(self, codes: int, alphabet: int, fullest: float) -> int:
        needed = math.ceil(codes / fullest)
        if needed <= alphabet:
            return 1
        return 1 + self.length(-(-needed // alphabet), alphabet, 1)

    def inside(self, per_second: float, milliseconds_each: float) -> float:
        return per_second / (1_000 / milliseconds_each)

    def fleet(self, in_flight: float, at_once_each: int) -> int:
        return len(range(0, math.ceil(in_flight), at_once_each)) + self.spare

    def all_of(self, parts: Sequence[float]) -> float:
        first, *rest = parts
        return first * self.all_of(rest) if rest else first

    def any_of(self, parts: Sequence[float]) -> float:
        first, *rest = parts
        return first + (1 - first) * self.any_of(rest) if rest else first


_planner = Calculator(day=100_000, spare=1)
per_second = _planner.rate
reads_per_second = _planner.times
peak_per_second = _planner.busiest
kept_terabytes = _planner.kept
disk_terabytes = _planner.disk
megabits_per_second = _planner.network
cache_gigabytes = _planner.cache
code_length = _planner.length
in_flight = _planner.inside
servers = _planner.fleet
availability_in_a_row = _planner.all_of
availability_side_by_side = _planner.any_of
