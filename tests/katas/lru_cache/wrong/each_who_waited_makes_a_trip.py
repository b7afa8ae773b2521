"""Sends everybody who waited for a failed trip on a trip of their own, all at once.

Stopped by: a failed trip is no answer
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """The crowd is back, at the worst moment."""

    def get(self, key: Hashable) -> Any:
        flight = self._flights.get(key)
        try:
            return super().get(key)
        except Exception:
            if flight is None:
                raise
            return self.load(key)
