"""Asks whether an answer is still wanted, and stores it a moment later.

Stopped by: simultaneous requests leave the cache in order
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Check, then act: between the two, the world moves on."""

    def _fly(self, key: Hashable, flight: Future[Any]) -> Any:
        departure = self.clock()
        try:
            value = self.load(key)
            with self._lock:
                wanted = self._land(key, flight)
            if wanted:
                with self._lock:
                    self._keep(key, value, departure)
            flight.set_result(value)
        except BaseException as error:
            with self._lock:
                self._land(key, flight)
            flight.set_exception(error)
            raise
        return value
