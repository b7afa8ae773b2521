"""Forgets a page when it is given None for it, though None is an answer.

Stopped by: that a page does not exist is worth remembering
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Nothing was said, and nothing was heard."""

    def put(self, key: Hashable, value: Any) -> None:
        if value is None:
            self.forget(key)
        else:
            super().put(key, value)
