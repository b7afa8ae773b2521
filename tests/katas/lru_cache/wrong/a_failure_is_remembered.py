"""Hands the failure of one trip to everyone who asks later.

Stopped by: a failed trip is no answer
"""

import sys
from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Keeps the bad news."""

    def _land(self, key: Hashable, flight: Future[Any]) -> bool:
        wanted = super()._land(key, flight)
        if wanted and sys.exc_info()[0] is not None:
            self._flights[key] = flight
        return wanted
