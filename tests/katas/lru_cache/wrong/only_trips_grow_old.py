"""Gives an answer that was put no end.

Stopped by: no answer is given after its time
"""

import math
from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Trusts the last writer for ever."""

    def put(self, key: Hashable, value: Any) -> None:
        super().put(key, value)
        if key in self._answers:
            self._answers[key] = value, math.inf
