"""Puts the points in order each time somebody asks.

Stopped by: finding a page costs no more with more pages and hardly more with more servers
"""

from bisect import bisect_left

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Order costs more than it is used for."""

    def find(self, key: str) -> str:
        points, owners = self._ring
        if not points:
            return super().find(key)
        return owners[bisect_left(sorted(points), self.hash_fn(key))]
