"""Counts its pages by itself, and does not count down when one is forgotten.

Stopped by: a changed page takes no room from another
"""

from collections.abc import Hashable

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A second truth about the size."""

    def forget(self, key: Hashable) -> None:
        if key in self._answers and self.capacity > 1:
            self.capacity -= 1
        super().forget(key)
