"""Makes room a page too early.

Stopped by: memory is a budget
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Off by one."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        super()._keep(key, value, read_at)
        if len(self._answers) == self.capacity:
            self._answers.popitem(last=False)
