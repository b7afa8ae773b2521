"""Makes room first, then keeps: with room for none it keeps one.

Stopped by: memory is a budget
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Forgets that a budget may be nothing."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        self.capacity = self.capacity or 1
        super()._keep(key, value, read_at)
