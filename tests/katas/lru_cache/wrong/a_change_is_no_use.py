"""Takes the new words and leaves the page where it stood.

Stopped by: a changed page takes no room from another
"""

from collections.abc import Hashable
from typing import Any

from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    """Replaces in place."""

    def put(self, key: Hashable, value: Any) -> None:
        order = [*self._answers]
        super().put(key, value)
        for other in order[order.index(key) + 1 :] if key in order else []:
            self._answers.move_to_end(other)
