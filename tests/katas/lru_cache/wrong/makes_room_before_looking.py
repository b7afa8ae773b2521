"""Makes room for every `put`, also for a page that is here already.

Stopped by: a changed page takes no room from another
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Evicts before it looks."""

    def put(self, key: Hashable, value: Any) -> None:
        with self._lock:
            if len(self._answers) == self.capacity > 0:
                self._answers.popitem(last=False)
        super().put(key, value)
