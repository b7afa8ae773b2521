"""Makes room at the wrong end when a page comes by `put`.

Stopped by: a changed page takes no room from another
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Two ways to make room, one of them wrong."""

    def put(self, key: Hashable, value: Any) -> None:
        with self._lock:
            if key not in self._answers and len(self._answers) == self.capacity > 0:
                self._answers.popitem()
        super().put(key, value)
