"""GCRA in seconds as they come, with a hair of tolerance where floats are compared."""

import time
from collections.abc import Callable
from math import inf
from threading import RLock
from typing import Any

HAIR = 0.001


class StoreDownError(Exception):
    """The store does not answer."""


class RateLimiter:
    """Recursion in place of a loop, and a fresh dict for each time that the store is down."""

    def __init__(
        self, limit: int, per: float, store: Any, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limit, self.per, self.every = limit, per, per / limit
        self.store, self.clock = store, clock
        self.lock, self.own, self.down_at = RLock(), dict[str, float](), -inf

    def decide(self, full: float | None, now: float, cost: int) -> tuple[float, float]:
        full = min(max(full or now, now), now + self.per)
        early = full + cost * self.every - now - self.per
        return (early + 2 * HAIR, full) if early > HAIR else (0, full + cost * self.every)

    def take(self, caller: str, cost: int = 1) -> float:
        if not 1 <= cost <= self.limit:
            raise ValueError(cost)
        try:
            full, now = self.store.look(caller)
            wait, new = self.decide(full, now, cost)
            if new != full and not self.store.swap(caller, full, new, max(new - now, HAIR)):
                return self.take(caller, cost)
        except StoreDownError:
            with self.lock:
                now = self.down_at = self.clock()
                wait, self.own[caller] = self.decide(self.own.get(caller), now, cost)
                return wait
        with self.lock:
            if self.clock() - self.down_at >= self.per:
                self.own.clear()
        return wait
