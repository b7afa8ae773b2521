"""Forgets in two steps without the lock, as nothing is stored in them.

Stopped by: simultaneous requests leave the cache in order
"""

from collections.abc import Hashable

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """To look and then to delete is two steps."""

    def forget(self, key: Hashable) -> None:
        self._flights.pop(key, None)
        if key in self._answers:
            del self._answers[key]
