"""Forgets the page idle longest of five taken at random, as Redis does: exact while there are five.

Stopped by: a whole day goes by the book
"""

from collections.abc import Hashable
from random import sample
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Saves the order, and pays with a guess."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: list[Hashable] = []

    def _keep(self, key: Hashable, value: Any, read_at: float) -> None:
        if key not in self._answers and len(self._answers) == self.capacity > 5:
            places = sample(range(self.capacity), 5)
            oldest = min(places, key=lambda place: self._answers[self.names[place]][1])
            self._answers.pop(self.names[oldest])
            self.names[oldest] = key
        elif key not in self._answers and self.capacity > 5:
            self.names.append(key)
        super()._keep(key, value, read_at)
