"""Cannot tell "no such page" from "not asked yet".

Stopped by: that a page does not exist is worth remembering
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Tests the answer, where it should test for an answer."""

    def get(self, key: Hashable) -> Any:
        answer = super().get(key)
        if answer is None:
            self.forget(key)
        return answer
