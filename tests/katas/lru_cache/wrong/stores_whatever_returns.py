"""Stores what a trip brings, whatever was said since it left.

Stopped by: a late answer never replaces a newer one
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """The last to return is right."""

    def _land(self, key: Hashable, flight: Future[Any]) -> bool:
        super()._land(key, flight)
        return True
