"""Throws away what every trip brings that was out when anything was put.

Stopped by: a change leaves other trips alone
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """One number for the whole world."""

    def put(self, key: Hashable, value: Any) -> None:
        with self._lock:
            self._flights.clear()
        super().put(key, value)
