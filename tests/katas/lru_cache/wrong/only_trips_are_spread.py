"""Spreads the ends of what trips bring, and not of what is put.

Stopped by: what was stored together does not expire together
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Forgets that a warm start is a put, a thousand times in one second."""

    def put(self, key: Hashable, value: Any) -> None:
        super().put(key, value)
        if key in self._answers:
            self._answers[key] = value, self.clock() + self.max_age
