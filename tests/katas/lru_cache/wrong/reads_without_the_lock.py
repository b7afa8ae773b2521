"""Guards what changes the shelf, and forgets that reading changes its order.

Stopped by: simultaneous requests leave the cache in order
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A read that moves things is a write."""

    def get(self, key: Hashable) -> Any:
        if key in self._answers and self.clock() < self._answers[key][1]:
            self._answers.move_to_end(key)
            return self._answers[key][0]
        return super().get(key)
