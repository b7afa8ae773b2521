"""A lock for each page that is on its way, gone when nobody uses it; changes wait their turn.

Here a change waits for the trip that is out for the same page, and so is always the newer one.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from random import uniform
from threading import Lock
from typing import Any


class LRUCache:
    """One short lock for the shelf, one long lock for each page under way."""

    def __init__(
        self,
        capacity: int,
        load: Callable[[Hashable], Any],
        max_age: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.capacity, self.load, self.max_age, self.clock = capacity, load, max_age, clock
        self.shelf: OrderedDict[Hashable, list[Any]] = OrderedDict()
        self.shelf_lock = Lock()
        self.doors: dict[Hashable, list[Any]] = {}

    @contextmanager
    def alone_with(self, key: Hashable) -> Iterator[None]:
        with self.shelf_lock:
            door = self.doors.setdefault(key, [0, Lock()])
            door[0] += 1
        try:
            with door[1]:
                yield
        finally:
            with self.shelf_lock:
                door[0] -= 1
                if door[0] == 0:
                    del self.doors[key]

    def look(self, key: Hashable) -> list[Any] | None:
        with self.shelf_lock:
            found = self.shelf.get(key)
            if found is None or self.clock() >= found[1]:
                return None
            self.shelf.move_to_end(key)
            return found

    def get(self, key: Hashable) -> Any:
        found = self.look(key)
        if found is None:
            with self.alone_with(key):
                found = self.look(key)
                if found is None:
                    asked_at = self.clock()
                    found = [self.load(key), 0]
                    self.store(key, found, asked_at)
        return found[0]

    def put(self, key: Hashable, value: Any) -> None:
        with self.alone_with(key):
            self.store(key, [value, 0], self.clock())

    def forget(self, key: Hashable) -> None:
        with self.alone_with(key), self.shelf_lock:
            self.shelf.pop(key, None)

    def store(self, key: Hashable, found: list[Any], since: float) -> None:
        found[1] = since + uniform(0.8, 0.99) * self.max_age
        with self.shelf_lock:
            self.shelf.pop(key, None)
            self.shelf[key] = found
            if len(self.shelf) > self.capacity:
                self.shelf.popitem(last=False)
