"""Puts the new points in place, and then their owners.

Stopped by: nobody ever sees half a ring
"""

from bisect import bisect_left

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A step between the two, and everyone has somebody else's pages."""

    def find(self, key: str) -> str:
        points = self._ring[0]
        if not points:
            raise LookupError
        place = bisect_left(points, self.hash_fn(key))
        return self._ring[1][min(place, len(self._ring[1]) - 1)]
