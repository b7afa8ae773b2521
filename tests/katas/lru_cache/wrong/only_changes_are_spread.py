"""Spreads the ends of the answers that were put, and lets those of trips end together.

Stopped by: what was stored together does not expire together
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Half of the bells."""

    def _fly(self, key: Hashable, flight: Future[Any]) -> Any:
        spread, self._spread = self._spread, 0.0
        try:
            return super()._fly(key, flight)
        finally:
            self._spread = spread
