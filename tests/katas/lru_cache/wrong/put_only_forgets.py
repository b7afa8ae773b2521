"""Takes a change for a reason to forget, and not for an answer.

Stopped by: a changed page takes no room from another
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Invalidates, where it is told the truth."""

    def put(self, key: Hashable, value: Any) -> None:
        self.forget(key)
