"""Forgets the page that came first, however often it was read since.

Stopped by: the page idle longest is forgotten first
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A queue."""

    def get(self, key: Hashable) -> Any:
        with self._lock:
            kept = self._answers.get(key)
        return kept[0] if kept else super().get(key)
