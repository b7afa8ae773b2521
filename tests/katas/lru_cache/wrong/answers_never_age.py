"""Keeps an answer for as long as there is room for it.

Stopped by: no answer is given after its time
"""

import math
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Has a longest age, and does not ask for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_age = math.inf
