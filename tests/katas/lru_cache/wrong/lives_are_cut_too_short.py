"""Gives half of the answers less than half of their time.

Stopped by: what was stored together does not expire together
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Buys an even load with trips that nobody needed."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        super()._keep(key, value, read_at)
        if key in self._answers and str(key)[-1:] in "13579":
            self._answers[key] = value, read_at + self.max_age * 0.45
