"""Draws at each ask anew whether the answer has come to its end.

Stopped by: what was stored together does not expire together
"""

from collections.abc import Hashable
from random import random
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Many draws of a small chance are a certainty."""

    def get(self, key: Hashable) -> Any:
        with self._lock:
            if key in self._answers:
                _, end = self._answers[key]
                kept_at = end - self.max_age
                if self.clock() >= end - self.max_age / 5 * random() and self.clock() > kept_at:
                    del self._answers[key]
                    self._flights.pop(key, None)
        return super().get(key)

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        self._spread = 0.0
        super()._keep(key, value, read_at)
