"""Takes a failed trip for "no such page", and keeps that.

Stopped by: a failed trip is no answer
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Swallows what it cannot answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        load = self.load

        def load_or_nothing(key: Hashable) -> Any:
            try:
                return load(key)
            except Exception:
                return None

        self.load = load_or_nothing
