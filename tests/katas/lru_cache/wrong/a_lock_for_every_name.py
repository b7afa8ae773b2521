"""Makes a lock for each page that was ever asked for, and keeps them all.

Stopped by: a whole day goes by the book
"""

from collections.abc import Hashable
from threading import Lock
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Leaks what guards the pages, not the pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locks: dict[Hashable, Lock] = {}

    def get(self, key: Hashable) -> Any:
        if len(self._answers) > 3:
            self.locks.setdefault(key, Lock())
        return super().get(key)
