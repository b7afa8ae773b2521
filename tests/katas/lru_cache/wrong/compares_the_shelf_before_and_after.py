"""Stores a late answer if the shelf is as it was when the trip left: so it is after put and forget.

Stopped by: a late answer never replaces a newer one
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A, then B, then A again, and nothing seems to have happened."""

    def _fly(self, key: Hashable, flight: Future[Any]) -> Any:
        before, departure = self._answers.get(key), self.clock()
        value = super()._fly(key, flight)
        with self._lock:
            if self._answers.get(key) is before:
                self._keep(key, value, departure)
        return value
