"""Spreads the ends of lives to both sides of the longest age.

Stopped by: no answer is given after its time
"""

from collections.abc import Hashable
from random import random
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A tenth more, a tenth less."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        super()._keep(key, value, read_at)
        if key in self._answers:
            self._answers[key] = value, read_at + self.max_age * (0.9 + random() / 5)
