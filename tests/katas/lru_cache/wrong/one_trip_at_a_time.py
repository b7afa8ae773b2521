"""Reads from memory at any time, and lets only one trip be under way.

Stopped by: waiting for one page delays no other
"""

from collections.abc import Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """One lane to the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lane = Lock()

    def _fly(self, key: Hashable, flight: Future[Any]) -> Any:
        with self.lane:
            return super()._fly(key, flight)
