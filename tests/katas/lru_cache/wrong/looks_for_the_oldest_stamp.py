"""Stamps every use, and searches all stamps for the oldest.

Stopped by: a bigger cache is not a slower one
"""

from collections.abc import Hashable
from itertools import count
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """min() over everything, for each page that needs room."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stamps: dict[Hashable, int] = {}
        self.ticks = count()

    def get(self, key: Hashable) -> Any:
        self.stamps[key] = next(self.ticks)
        return super().get(key)

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        self.stamps[key] = next(self.ticks)
        self._answers[key] = value, read_at + self.max_age
        if len(self._answers) > self.capacity:
            oldest = min(self._answers, key=self.stamps.__getitem__)
            del self._answers[oldest], self.stamps[oldest]
