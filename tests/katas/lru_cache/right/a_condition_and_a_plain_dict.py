"""A plain dict, whose order is that of insertion, and one Condition: whoever waits looks again.

Nobody hands an answer to anybody. Who comes while a trip for the page is under way waits for its
end and starts anew; what is true by then is decided by looking.
"""

import time
from collections.abc import Callable, Hashable
from threading import Condition
from typing import Any
from zlib import crc32


class LRUCache:
    """A trip keeps what it brings only while it is the one that is out for its page."""

    def __init__(
        self,
        capacity: int,
        load: Callable[[Hashable], Any],
        max_age: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.capacity, self.load, self.max_age, self.clock = capacity, load, max_age, clock
        self.kept: dict[Hashable, tuple[Any, float]] = {}
        self.out: dict[Hashable, object] = {}
        self.news = Condition()

    def get(self, key: Hashable) -> Any:
        with self.news:
            while True:
                if key in self.kept:
                    value, deadline = self.kept.pop(key)
                    if self.clock() < deadline:
                        self.kept[key] = value, deadline
                        return value
                if key not in self.out:
                    break
                self.news.wait()
            trip = self.out[key] = object()
            left_at = self.clock()
        try:
            value = self.load(key)
            with self.news:
                if self.out.get(key) is trip:
                    self.keep(key, value, left_at)
        finally:
            with self.news:
                if self.out.get(key) is trip:
                    del self.out[key]
                self.news.notify_all()
        return value

    def put(self, key: Hashable, value: Any) -> None:
        with self.news:
            self.out.pop(key, None)
            self.keep(key, value, self.clock())
            self.news.notify_all()

    def forget(self, key: Hashable) -> None:
        with self.news:
            self.out.pop(key, None)
            self.kept.pop(key, None)
            self.news.notify_all()

    def keep(self, key: Hashable, value: Any, left_at: float) -> None:
        share = crc32(repr(key).encode()) / 2**32  # a page's own, the same each time
        self.kept.pop(key, None)
        self.kept[key] = value, left_at + self.max_age * (1 - share / 4)
        while len(self.kept) > self.capacity:
            del self.kept[next(iter(self.kept))]
