"""Spreads the ends of lives nearly down to their beginning.

Stopped by: what was stored together does not expire together
"""

from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Buys an even load with trips that nobody needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._spread = self.max_age * 0.57
