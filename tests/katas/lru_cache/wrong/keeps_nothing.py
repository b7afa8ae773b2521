"""The design that the kata begins with: every ask is a trip.

Stopped by: asking again costs no trip
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Always right, never fast."""

    def get(self, key: Hashable) -> Any:
        return self.load(key)
