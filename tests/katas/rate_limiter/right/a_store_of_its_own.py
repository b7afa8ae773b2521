"""A bucket that leaks, as a meter. In an outage the same loop runs on a small store of its own."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any


class StoreDownError(Exception):
    """The store does not answer."""


class Shelf:
    """Looks and swaps, in this process."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock, self.lock = clock, Lock()
        self.things: dict[str, tuple[Any, float]] = {}

    def look(self, key: str) -> tuple[Any, float]:
        now = self.clock()
        value, ends = self.things.get(key, (None, 0))
        return (value if ends > now else None), now

    def swap(self, key: str, old: Any, new: Any, keep: float) -> bool:
        with self.lock:
            value, now = self.look(key)
            if value == old:
                self.things[key] = new, now + keep
            return bool(value == old)

    def sweep(self) -> None:
        with self.lock:
            now = self.clock()
            self.things = {key: kept for key, kept in self.things.items() if kept[1] > now}


class RateLimiter:
    """One loop, two stores."""

    def __init__(
        self, limit: int, per: float, store: Any, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limit, self.per, self.store = limit, per, store
        self.shelf = Shelf(clock)

    def take(self, caller: str, cost: int = 1) -> float:
        if not 0 < cost <= self.limit:
            raise ValueError(cost)
        try:
            wait = self.pour(self.store, caller, cost)
        except StoreDownError:
            return self.pour(self.shelf, caller, cost)
        if self.shelf.things:
            self.shelf.sweep()
        return wait

    def pour(self, store: Any, caller: str, cost: int) -> float:
        while True:
            seen, now = store.look(caller)
            level, at = seen or (0.0, now)
            level = max(0.0, level - max(0.0, now - at) * self.limit / self.per)
            fits = level + cost <= self.limit + 1e-6
            new = (level + cost * fits, now)
            if store.swap(caller, seen, new, self.per):
                return 0 if fits else (level + cost - self.limit) * self.per / self.limit + 0.001
