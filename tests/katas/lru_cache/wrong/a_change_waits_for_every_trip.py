"""Lets a change wait until no trip is out, so that it is surely the newest.

Stopped by: waiting for one page delays no other
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Order at the price of standing still."""

    def put(self, key: Hashable, value: Any) -> None:
        for flight in [*self._flights.values()]:
            flight.exception()
        super().put(key, value)
