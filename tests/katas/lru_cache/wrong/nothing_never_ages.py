"""Remembers for ever that a page does not exist.

Stopped by: no answer is given after its time
"""

import math
from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A no that stays when the yes has come."""

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        super()._keep(key, value, math.inf if value is None else read_at)
