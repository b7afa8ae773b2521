"""Relies on luck between looking at the shelf and changing it.

Stopped by: simultaneous requests leave the cache in order
"""

from contextlib import nullcontext
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Single flight without a lock."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lock = nullcontext()  # type: ignore[assignment]
