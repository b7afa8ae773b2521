"""Counts the age of an answer from the moment when it is stored.

Stopped by: no answer is given after its time
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A slow trip makes an old answer young."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        super()._keep(key, value, self.clock())
