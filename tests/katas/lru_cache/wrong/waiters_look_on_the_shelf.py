"""Lets whoever waited for a trip take the answer from the shelf, where it may not be any more.

Stopped by: a trip from before a withdrawal brings nothing to keep
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Forgotten meanwhile is taken for "no such page"."""

    def get(self, key: Hashable) -> Any:
        under_way = self._flights.get(key)
        if under_way is None or key in self._answers:
            return super().get(key)
        under_way.result()
        return self._answers.get(key, (None, 0))[0]
