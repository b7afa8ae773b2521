"""A token bucket as books draw it: tokens, and when they were counted; written at each request."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

Pair = tuple[float, float]


class StoreDownError(Exception):
    """The store does not answer."""


class RateLimiter:
    """Two numbers a caller. A refused request is a write, too, so that a step of time is kept."""

    def __init__(
        self, limit: int, per: float, store: Any, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limit, self.per, self.store, self.clock = limit, per, store, clock
        self.lock = Lock()
        self.own: dict[str, Pair] = {}
        self.failed = 0.0

    def count(self, seen: Pair | None, now: float, cost: int) -> tuple[float, Pair]:
        tokens, stamp = seen or (float(self.limit), now)
        tokens = min(self.limit, tokens + max(0.0, now - stamp) * self.limit / self.per)
        if tokens >= cost:
            return 0.0, (tokens - cost, now)
        return (cost - tokens) * self.per / self.limit + 0.002, (tokens, now)

    def take(self, caller: str, cost: int = 1) -> float:
        if cost < 1 or cost > self.limit:
            raise ValueError(cost)
        try:
            while True:
                seen, now = self.store.look("tokens of " + caller)
                wait, kept = self.count(seen, now, cost)
                if self.store.swap("tokens of " + caller, seen, kept, self.per):
                    break
        except StoreDownError:
            with self.lock:
                now = self.failed = self.clock()
                wait, self.own[caller] = self.count(self.own.get(caller), now, cost)
            return wait
        with self.lock:
            if self.own and self.clock() - self.failed >= self.per:
                self.own = {}
        return wait
