"""Moves what is read to the wrong end of the order.

Stopped by: the page idle longest is forgotten first
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Most recently used, by a slip."""

    def get(self, key: Hashable) -> Any:
        answer = super().get(key)
        if len(self._answers) == self.capacity > 0:
            self._answers.move_to_end(key, last=False)
        return answer
