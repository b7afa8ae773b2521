"""Tells the traveller of the failure, and leaves the flight on the board.

Stopped by: a failed trip is no answer
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Everyone after a failure waits for ever."""

    def _fly(self, key: Hashable, flight: Future[Any]) -> Any:
        departure = self.clock()
        value = self.load(key)
        with self._lock:
            if self._land(key, flight):
                self._keep(key, value, departure)
        flight.set_result(value)
        return value
