"""Lets a page go before it knows that another one comes.

Stopped by: a failed trip is no answer
"""

from collections.abc import Hashable
from concurrent.futures import Future
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Clears the table before the cook has said yes."""

    def _fly(self, key: Hashable, flight: Future[Any]) -> Any:
        with self._lock:
            if len(self._answers) >= self.capacity > 0:
                self._answers.popitem(last=False)
        return super()._fly(key, flight)
