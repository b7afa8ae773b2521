"""Travels without the lock for a missing page, and with it for one that is out of date.

Stopped by: waiting for one page delays no other
"""

from collections.abc import Hashable
from threading import RLock
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """The second way to the database has its own lock around it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lock = RLock()  # type: ignore[assignment]

    def get(self, key: Hashable) -> Any:
        with self._lock:
            kept = self._answers.get(key)
            if kept is not None and self.clock() >= kept[1]:
                self.put(key, self.load(key))
        return super().get(key)
