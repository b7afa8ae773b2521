"""Keeps answers for as long as the same servers are there.

Stopped by: adding a server twice is adding it once
"""

from functools import lru_cache

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A weight that changes is no change of names."""

    def find(self, key: str) -> str:
        names = frozenset(self._weights)
        if names != getattr(self, "names", None):
            self.names, self.look = names, lru_cache(128)(super().find)
        return self.look(key)
