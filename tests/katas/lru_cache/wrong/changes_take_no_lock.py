"""Guards trips, and takes a change for one single step.

Stopped by: simultaneous requests leave the cache in order
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Two steps that look like one."""

    def put(self, key: Hashable, value: Any) -> None:
        self._flights.pop(key, None)
        self._keep(key, value, self.clock())
