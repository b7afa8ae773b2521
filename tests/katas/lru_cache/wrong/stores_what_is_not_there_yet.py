"""Lets a late answer in if there is no other: after a withdrawal there is none.

Stopped by: a late answer never replaces a newer one
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Looks at the shelf, where it should look at the time."""

    def _land(self, key: Hashable, flight: Future[Any]) -> bool:
        return super()._land(key, flight) or key not in self._answers
