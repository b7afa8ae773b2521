"""No states: a share of the calls is let in, the smaller the fewer are answered.

Google's adaptive throttling: of the calls asked for in the last two minutes and those answered, it
refuses with the chance (asked - 2 x answered) / (asked + 1). There is no pause to get wrong and no
trial to get stuck, and it never refuses while half of the calls are answered. It is slow to believe
that a service is back: some calls are always in vain, and the rest follow only by and by.

Source: Google, Site Reliability Engineering, "Handling Overload".

Meets:
    no call waits for ever
"""

import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError

__all__ = ["FullError", "Guard", "OpenError"]


@dataclass
class Service:
    """When calls were asked for, and when they were answered."""

    room: int
    under_way: int = 0
    asked: deque[float] = field(default_factory=deque)
    answered: deque[float] = field(default_factory=deque)


class Guard:
    """Two lists of times for each service. Does not use `tell`: there is no change to tell of."""

    window = 120.0  # seconds
    factor = 2  # so many times what was answered is let in

    def __init__(
        self,
        rooms: Mapping[str, int],
        limit: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str, str], None] = lambda _dependency, _state: None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.limit, self.clock, self.tell, self.random = limit, clock, tell, random
        self._lock = Lock()
        self._services = {name: Service(room) for name, room in rooms.items()}

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        """Let a call begin, or refuse it. The block is given the limit."""
        service, began = self._services[dependency], self.clock()
        with self._lock:
            self._admit(service)
        is_answered = False
        try:
            yield self.limit
            is_answered = True
        except OSError:
            raise
        except Exception:
            is_answered = True
            raise
        finally:
            with self._lock:
                service.under_way -= 1
                if is_answered and self.clock() - began <= self.limit:
                    service.answered.append(self.clock())

    def _admit(self, service: Service) -> None:
        for times in (service.asked, service.answered):
            while times and times[0] < self.clock() - self.window:
                times.popleft()
        if service.under_way >= service.room:
            raise FullError
        asked = len(service.asked)
        service.asked.append(self.clock())
        if self.random() < (asked - self.factor * len(service.answered)) / (asked + 1):
            raise OpenError
        service.under_way += 1
