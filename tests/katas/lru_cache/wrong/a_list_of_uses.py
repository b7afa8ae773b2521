"""Keeps the order of uses in a list, and looks through it for every page.

Stopped by: a bigger cache is not a slower one
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """list.remove on every use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order: list[Hashable] = []

    def get(self, key: Hashable) -> Any:
        answer = super().get(key)
        if key in self.order:
            self.order.remove(key)
        self.order.append(key)
        del self.order[: -self.capacity or None]
        return answer
