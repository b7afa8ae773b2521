"""A cache for a slow database: it keeps the pages that are asked for, within a memory budget.

Why it is hard: what to forget, when an answer is too old, and who goes when a crowd asks.

    pytest katas/lru_cache        what this design does to a shop, one lesson at a time

It keeps nothing yet: always right, never fast. Hints and trade-offs: guides/lru_cache.md
"""

import time
from collections.abc import Callable, Hashable
from typing import Any


class LRUCache:
    """Answers kept in memory, so that not every ask is a trip to where they come from.

    capacity  answers kept at most; 0 keeps none
    load      fetches the answer for a key, slowly: a trip. None is an answer, too: there is no
              such page. `get` raises what it raises.
    max_age   seconds for which an answer may be given, counted from the moment when its trip left,
              or when it was put. An answer in use is kept for at least half of them.
    clock     returns the time in seconds

    Many threads may call at the same time. `put` and `forget` may wait for a trip that is out for
    their own key, and for nothing else.
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

    def get(self, key: Hashable) -> Any:
        """Return the answer for `key`: from memory, or by a trip. Cost: O(1) beside the trip."""
        # TODO: every ask is a trip. Make the lessons hold, one after the other.
        return self.load(key)

    def put(self, key: Hashable, value: Any) -> None:
        """Take `value` as the newest answer for `key`, which counts as a use. Cost: O(1)."""

    def forget(self, key: Hashable) -> None:
        """Give up the answer for `key`, if there is one: it is true no longer. Cost: O(1)."""
