"""Makes room with the page that came last.

Stopped by: the page idle longest is forgotten first
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A stack."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        if key not in self._answers and len(self._answers) == self.capacity > 0:
            self._answers.popitem(last=True)
        super()._keep(key, value, read_at)
