"""Counts uses, and forgets the page that has the fewest.

Stopped by: the page idle longest is forgotten first
"""

from collections import Counter
from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Least frequently used."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uses: Counter[Hashable] = Counter()

    def get(self, key: Hashable) -> Any:
        self.uses[key] += 1
        return super().get(key)

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        if key not in self._answers and len(self._answers) == self.capacity > 0:
            del self._answers[min(self._answers, key=self.uses.__getitem__)]
        super()._keep(key, value, read_at)
