"""A limit for each call and a room for each service, and nothing learned: a bulkhead.

Simple enough to be right at first sight. A slow service costs its own share of the workers and no
more, and it is back at once when it is well. Gives up what a circuit saves: every call to a service
that is ill waits for its limit, and the service gets no rest.

Meets:
    no call waits for ever
    a slow service uses only its own share of the workers
    a place is given back whatever happened
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import BoundedSemaphore

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError

__all__ = ["FullError", "Guard", "OpenError"]


class Guard:
    """A semaphore for each service. Does not use `clock`, `tell` and `random`."""

    def __init__(
        self,
        rooms: Mapping[str, int],
        limit: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str, str], None] = lambda _dependency, _state: None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.limit, self.clock, self.tell, self.random = limit, clock, tell, random
        self._places = {name: BoundedSemaphore(room) for name, room in rooms.items()}

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        """Let a call begin, or raise FullError. The block is given the limit."""
        if not self._places[dependency].acquire(blocking=False):
            raise FullError
        try:
            yield self.limit
        finally:
            self._places[dependency].release()
