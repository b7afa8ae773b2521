"""A rate limiter: who may come in now, and when the others may come back.

Why it is hard: a limit is two numbers, servers have to count together, and their store can fail.

    pytest katas/rate_limiter        what this design does at a door, one lesson at a time

All callers share one count yet. Hints and trade-offs: guides/rate_limiter.md
"""

import time
from collections.abc import Callable
from typing import Any, Protocol

Value = Any  # what a store keeps: a number, or a tuple of a few


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
        self.per = per
        self.store = store
        self.clock = clock

    def take(self, caller: str, cost: int = 1) -> float:
        """Let a request through and return 0, or refuse it and return the seconds to wait.

        A caller that asks for the same after so many seconds, and for nothing before, is let
        through; it could have come at most 0.01 s earlier. `cost` is for how many requests it
        counts; ValueError if that is not 1 to `limit`, since no wait would help.
        Cost: one look and one swap, and both again each time that another server was quicker.
        """
        # TODO: everybody shares one count. Make the lessons hold, one after the other.
        window = f"window {self.clock() // self.per:.0f}"
        used, _ = self.store.look(window)
        if used == self.limit:
            return self.per - self.clock() % self.per
        self.store.swap(window, used, (used or 0) + 1)
        return 0
