"""A rate limiter: the reference. One number a caller: when it will have all of its limit again.

That is a token bucket which needs no refill (GCRA): "full at 12:00:30" says what a caller has at
any instant. Instants are whole nanoseconds, since sums of floats lose the last request of a burst.
While the store is down, the same rule runs on a dict of this server's own.

The wrong designs of tests/ override `_take_together`, `_take_alone`, `_decide` and `_tidy`.
"""

import time
from collections.abc import Callable
from math import inf
from threading import Lock
from typing import Any, Protocol

Value = Any  # what a store keeps: a number, or a tuple of a few

SECOND = 10**9  # in nanoseconds
SPARE = 0.001  # told on top of a wait, since a clock in floats is not exact


class StoreDownError(Exception):
    """The store does not answer."""


class Store(Protocol):
    """A small store that all our servers share. Both methods raise StoreDownError if it is down."""

    def look(self, key: str) -> tuple[Value | None, float]:
        """Return what is kept under a key, None if nothing, and the store's time in seconds."""

    def swap(self, key: str, old: Value | None, new: Value, keep: float | None = None) -> bool:
        """Keep `new` for `keep` seconds, None: for ever, if `old` is there now, None: nothing.

        Otherwise another server was quicker: change nothing, and return False.
        """


class RateLimiter:
    """Lets a caller make `limit` requests at once, and then one more every per / limit seconds.

    limit  the most that a caller can have, in requests: 1 or more
    per    seconds in which a caller that has nothing left gets all of it back
    store  shared by all servers; each server is a process, and has a limiter of its own
    clock  this server's own time in seconds; the clocks of other servers show something else

    The rule: a new caller has `limit`. What it uses comes back evenly, `limit` in `per` seconds,
    and never to more than `limit`. A request is let through if its caller has as much as the
    request costs, and uses that. A refused request uses nothing.

    servers    keep to the rule together, by the store's time, in whatever order requests come
    time step  when that time goes back (another machine takes the store's place), a caller has as
               much as before or less, and gets it back as always
    memory     the store keeps at most 4 numbers of a caller, and none `per` seconds after its
               last request
    outage     while the store is down, a server keeps to the rule alone, by its own clock, for
               what it lets through meanwhile; what it let through before may count or not. When
               the store has answered for `per` seconds, the next request leaves nothing of that
               in memory

    Many threads may call `take`.
    """

    def __init__(
        self,
        limit: int,
        per: float,
        store: Store,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limit = limit
        self.per = int(per * SECOND)
        self.every = self.per // limit  # the time in which one request comes back
        self.store = store
        self.clock = clock
        self._lock = Lock()
        self._alone: dict[str, int] = {}  # as in the store, for what was let through without it
        self._down_at = -inf

    def take(self, caller: str, cost: int = 1) -> float:
        """Let a request through and return 0, or refuse it and return the seconds to wait.

        A caller that asks for the same after so many seconds, and for nothing before, is let
        through; it could have come at most 0.01 s earlier. `cost` is for how many requests it
        counts; ValueError if that is not 1 to `limit`, since no wait would help.
        Cost: one look and one swap, and both again each time that another server was quicker.
        """
        if not 1 <= cost <= self.limit:
            raise ValueError(f"a request can cost 1 to {self.limit}, not {cost}")
        try:
            wait = self._take_together(caller, cost)
        except StoreDownError:
            return self._take_alone(caller, cost)
        self._tidy()
        return wait

    def _take_together(self, caller: str, cost: int) -> float:
        """Decide by what the store keeps; if another server was quicker, look and decide again."""
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            if full_at == seen:
                return wait
            if self.store.swap(caller, seen, full_at, (full_at - now) / SECOND):
                return wait

    def _take_alone(self, caller: str, cost: int) -> float:
        """Decide by what this server has let through since the store went down."""
        with self._lock:
            now = self._down_at = int(self.clock() * SECOND)
            wait, self._alone[caller] = self._decide(self._alone.get(caller), now, cost)
            return wait

    def _tidy(self) -> None:
        """Forget the outage when it was so long ago that all have everything back."""
        if self._alone:
            with self._lock:
                if self.clock() * SECOND - self._down_at >= self.per:
                    self._alone.clear()

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        """Return the seconds to wait, and when the caller will have everything again."""
        full_at = now if seen is None else min(max(seen, now), now + self.per)
        after = full_at + cost * self.every
        early = after - (now + self.per)
        if early > 0:
            return early / SECOND + SPARE, full_at
        return 0, after
