"""Gives the answer that is too old to everybody who comes while the new one is on its way.

Stopped by: a crowd at one page makes one trip
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Stale while it revalidates, whatever its age."""

    def get(self, key: Hashable) -> Any:
        with self._lock:
            if key in self._flights and key in self._answers:
                return self._answers[key][0]
        return super().get(key)
