"""Notes all that it lets through, so that an outage finds its own count warm: stricter, allowed."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any


class StoreDownError(Exception):
    """The store does not answer."""


class RateLimiter:
    """Two counts, of which the store's is asked first."""

    def __init__(
        self, limit: int, per: float, store: Any, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limit, self.per, self.every = limit, per, per / limit
        self.store, self.clock = store, clock
        self.lock, self.warm = Lock(), OrderedDict[str, float]()

    def when(self, full: float | None, now: float, cost: int) -> tuple[float, float]:
        full = now if full is None or full < now else min(full, now + self.per)
        return full, full + (cost - self.limit) * self.every - now

    def take(self, caller: str, cost: int = 1) -> float:
        if cost > self.limit or cost <= 0:
            raise ValueError(cost)
        try:
            early = self.together(caller, cost)
        except StoreDownError:
            early = self.alone(caller, cost, is_asked=True)
        else:
            if early <= 0.0005:
                self.alone(caller, cost, is_asked=False)
        return 0 if early <= 0.0005 else early + 0.005

    def together(self, caller: str, cost: int) -> float:
        while True:
            seen, now = self.store.look(caller)
            full, early = self.when(seen, now, cost)
            after = full if early > 0.0005 else full + cost * self.every
            if after == seen or self.store.swap(caller, seen, after, max(after - now, 0.001)):
                return early

    def alone(self, caller: str, cost: int, *, is_asked: bool) -> float:
        with self.lock:
            now = self.clock()
            full, early = self.when(self.warm.get(caller), now, cost)
            if early <= 0.0005 or not is_asked:
                self.warm[caller] = full + cost * self.every
                self.warm.move_to_end(caller)
            while self.warm and next(iter(self.warm.values())) <= now:
                self.warm.popitem(last=False)
            return early
