"""Makes room by forgetting everything.

Stopped by: memory is a budget
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Tidies up with a match."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        if key not in self._answers and len(self._answers) == self.capacity:
            self._answers.clear()
        super()._keep(key, value, read_at)
