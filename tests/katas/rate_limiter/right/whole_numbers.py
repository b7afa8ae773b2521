"""Whole nanoseconds times the limit, so that nothing is ever rounded but the answer.

Names that were let through in an outage go one by one, each when its caller has all of it back.
"""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any


class StoreDownError(Exception):
    """The store does not answer."""


class RateLimiter:
    """Instants in units of which `limit` make a nanosecond."""

    def __init__(
        self, limit: int, per: float, store: Any, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limit, self.store, self.clock = limit, store, clock
        self.per = round(per * 10**9)
        self.lock = Lock()
        self.own: dict[str, int] = {}

    def judge(self, full: int | None, now: int, cost: int) -> tuple[float, int]:
        whole = self.per * self.limit
        full = now if full is None else min(max(full, now), now + whole)
        early = full + cost * self.per - now - whole
        if early <= 0:
            return 0, full + cost * self.per
        return (-(-early // (self.limit * 10**6)) + 1) / 1_000, full

    def units(self, seconds: float) -> int:
        return round(seconds * 10**9) * self.limit

    def take(self, caller: str, cost: int = 1) -> float:
        if cost not in range(1, self.limit + 1):
            raise ValueError(cost)
        try:
            swapped = False
            while not swapped:
                full, seconds = self.store.look(caller)
                now = self.units(seconds)
                wait, new = self.judge(full, now, cost)
                keep = (new - now) / self.limit / 10**9
                swapped = new == full or self.store.swap(caller, full, new, keep)
        except StoreDownError:
            with self.lock:
                wait, self.own[caller] = self.judge(
                    self.own.get(caller), self.units(self.clock()), cost
                )
        if self.own:
            self.forget_what_is_over()
        return wait

    def forget_what_is_over(self) -> None:
        with self.lock:
            now = self.units(self.clock())
            for caller in [who for who, full in self.own.items() if full <= now]:
                del self.own[caller]
