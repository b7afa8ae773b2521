"""Writes a new answer over one that was too old, where that one stood in the order.

Stopped by: no answer is given after its time
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """The newest answer is the next to go."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        kept = self._answers.get(key)
        if kept is not None and kept[1] <= self.clock():
            self._answers[key] = value, read_at + self.max_age - self._spread / 2
        else:
            super()._keep(key, value, read_at)
