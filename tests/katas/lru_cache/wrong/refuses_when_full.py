"""Keeps the first pages that fit, and never lets a later one in.

Stopped by: memory is a budget
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """First come, only served."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        if key in self._answers or len(self._answers) < self.capacity:
            super()._keep(key, value, read_at)
