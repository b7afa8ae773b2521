"""A cache for a slow database: the reference.

An ordered dict keeps the answers, the one idle longest first. A flight is a trip that is under
way, and `_flights` holds those whose answer is still wanted: `put` and `forget` take a flight out,
since what it brings will be older than what they say. One lock guards both, and is never held
during a trip.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from random import random
from threading import Lock
from typing import Any


class LRUCache:
    """Answers kept in memory, so that not every ask is a trip to where they come from.

    capacity  answers kept at most; 0 keeps none
    load      fetches the answer for a key, slowly: a trip. None is an answer, too: there is no
              such page. What it raises is raised by `get`.
    max_age   seconds after which an answer may not be given any more; one in use is kept for at
              least half of them
    clock     returns the time in seconds
    """

    def __init__(
        self,
        capacity: int,
        load: Callable[[Hashable], Any],
        max_age: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.capacity = capacity
        self.load = load
        self.max_age = max_age
        self.clock = clock
        self._spread = max_age / 5  # what came together shall not go together
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, tuple[Any, float]] = OrderedDict()  # with deadlines
        self._flights: dict[Hashable, Future[Any]] = {}

    def get(self, key: Hashable) -> Any:
        """Return the answer for `key`: from memory, or by a trip. Cost: O(1) beside the trip."""
        with self._lock:
            kept = self._answers.get(key)
            if kept is not None and self.clock() < kept[1]:
                self._answers.move_to_end(key)
                return kept[0]
            under_way = self._flights.get(key)
            if under_way is None:
                flight = self._flights[key] = Future()
        return self._fly(key, flight) if under_way is None else under_way.result()

    def put(self, key: Hashable, value: Any) -> None:
        """Take `value` as the newest answer for `key`, which counts as a use. Cost: O(1)."""
        with self._lock:
            self._flights.pop(key, None)
            self._keep(key, value, self.clock())

    def forget(self, key: Hashable) -> None:
        """Let go of the answer for `key`, if there is one: it holds no longer. Cost: O(1)."""
        with self._lock:
            self._flights.pop(key, None)
            self._answers.pop(key, None)

    def _fly(self, key: Hashable, flight: Future[Any]) -> Any:
        """Make the trip, and share what it brings with everyone who waits for the flight."""
        departure = self.clock()  # the answer is as old as this: it may be read right now
        try:
            value = self.load(key)
        except BaseException as error:
            with self._lock:
                self._land(key, flight)
            flight.set_exception(error)
            raise
        with self._lock:
            if self._land(key, flight):
                self._keep(key, value, departure)
        flight.set_result(value)
        return value

    def _land(self, key: Hashable, flight: Future[Any]) -> bool:
        """End a flight, and tell whether its answer is still wanted; the lock is held."""
        if self._flights.get(key) is not flight:  # something newer was said meanwhile
            return False
        del self._flights[key]
        return True

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        """Keep an answer for its time, and make room for it; the lock is held."""
        answers = self._answers
        if key in answers:
            answers.move_to_end(key)
        answers[key] = value, read_at + self.max_age - self._spread * random()
        if len(answers) > self.capacity:
            answers.popitem(last=False)
