"""Takes whatever trip is listed for the page off the list when one returns.

Stopped by: a trip from before a withdrawal brings nothing to keep
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A name is not a trip."""

    def _land(self, key: Hashable, flight: Future[Any]) -> bool:
        wanted = self._flights.get(key) is flight
        self._flights.pop(key, None)
        return wanted
