"""Takes a trip off the list when it fails, but not when something else than an Exception ends it.

Stopped by: a failed trip is no answer
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Ctrl-C is no Exception."""

    def _fly(self, key: Hashable, flight: Future[Any]) -> Any:
        departure = self.clock()
        try:
            value = self.load(key)
        except Exception as error:
            with self._lock:
                self._land(key, flight)
            flight.set_exception(error)
            raise
        with self._lock:
            if self._land(key, flight):
                self._keep(key, value, departure)
        flight.set_result(value)
        return value
