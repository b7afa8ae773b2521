"""Gives every answer the same time.

Stopped by: what was stored together does not expire together
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Correct to the second, for all of them in the same second."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        super()._keep(key, value, read_at)
        if key in self._answers:
            self._answers[key] = value, read_at + self.max_age
