"""Remembers everything and forgets nothing.

Stopped by: memory is a budget
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Has a capacity, and does not ask for it."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        self._answers[key] = value, read_at + self.max_age
