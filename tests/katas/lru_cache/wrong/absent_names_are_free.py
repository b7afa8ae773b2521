"""Notes the pages that do not exist beside the budget.

Stopped by: that a page does not exist is worth remembering
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A set that strangers can fill."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.absent: set[Hashable] = set()

    def get(self, key: Hashable) -> Any:
        if key in self.absent:
            return None
        answer = super().get(key)
        if answer is None:
            self.absent.add(key)
        return answer

    def put(self, key: Hashable, value: Any) -> None:
        self.absent.discard(key)
        super().put(key, value)

    def forget(self, key: Hashable) -> None:
        self.absent.discard(key)
        super().forget(key)
