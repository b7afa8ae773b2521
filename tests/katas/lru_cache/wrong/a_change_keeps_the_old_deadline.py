"""Takes the new words, and lets them end when the old ones would have.

Stopped by: no answer is given after its time
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A fresh answer with an old label."""

    def put(self, key: Hashable, value: Any) -> None:
        before = self._answers.get(key)
        super().put(key, value)
        if before is not None:
            self._answers[key] = value, before[1]
