"""Makes one trip a page by a lock for it, which the first to end throws away, others wait or not.

Stopped by: a failed trip is no answer
"""

from collections.abc import Hashable
from threading import Lock
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """A lock that is gone while somebody stands before it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turns: dict[Hashable, Lock] = {}
        self._epochs: dict[Hashable, int] = {}

    def get(self, key: Hashable) -> Any:
        with self._lock:
            turn = self._turns.setdefault(key, Lock())
        with turn:
            with self._lock:
                kept = self._answers.get(key)
                if kept is not None and self.clock() < kept[1]:
                    self._answers.move_to_end(key)
                    return kept[0]
                epoch = self._epochs.setdefault(key, 0)
            departure = self.clock()
            try:
                value = self.load(key)
                with self._lock:
                    if self._epochs.get(key) == epoch:
                        self._keep(key, value, departure)
                return value
            finally:
                with self._lock:
                    self._turns.pop(key, None)
                    self._epochs.pop(key, None)
