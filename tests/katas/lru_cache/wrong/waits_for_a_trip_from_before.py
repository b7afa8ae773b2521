"""Throws a late answer away, and still lets newcomers wait for it.

Stopped by: a trip from before a withdrawal brings nothing to keep
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Keeps a flight on the board that nobody should board any more."""

    def forget(self, key: Hashable) -> None:
        with self._lock:
            self._answers.pop(key, None)
            self.outdated = self._flights.get(key)

    def _land(self, key: Hashable, flight: Future[Any]) -> bool:
        return super()._land(key, flight) and flight is not getattr(self, "outdated", None)
