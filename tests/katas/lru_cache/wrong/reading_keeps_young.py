"""Lets every read begin the life of an answer anew.

Stopped by: no answer is given after its time
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """An age counted from the last use, not from the trip."""

    def get(self, key: Hashable) -> Any:
        answer = super().get(key)
        with self._lock:
            self._keep(key, answer, self.clock())
        return answer
