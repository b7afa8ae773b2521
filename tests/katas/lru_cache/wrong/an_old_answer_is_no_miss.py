"""Shares a trip for a page that is missing, and not for one that is out of date.

Stopped by: a crowd at one page makes one trip
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """The same stampede, every sixty seconds."""

    def get(self, key: Hashable) -> Any:
        kept = self._answers.get(key)
        if kept is None or self.clock() < kept[1]:
            return super().get(key)
        value = self.load(key)
        self.put(key, value)
        return value
