"""Hands a change to the trip that is out, which loses it when it fails.

Stopped by: a change leaves other trips alone
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Saves a write, and bets it on somebody else's trip."""

    def put(self, key: Hashable, value: Any) -> None:
        under_way = self._flights.get(key)
        super().put(key, value)
        if under_way is not None:
            under_way.add_done_callback(lambda trip: self.settle(key, trip))

    def settle(self, key: Hashable, trip: Future[Any]) -> None:
        if trip.exception():
            self.forget(key)
