"""Throws away what every trip brings that was out when anything was forgotten.

Stopped by: a change leaves other trips alone
"""

from collections.abc import Hashable

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """One number for the whole world."""

    def forget(self, key: Hashable) -> None:
        with self._lock:
            self._flights.clear()
        super().forget(key)
