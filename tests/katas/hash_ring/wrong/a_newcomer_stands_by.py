"""Keeps the pages where they are, and newcomers in reserve.

Stopped by: a newcomer takes pages and nobody else trades theirs
"""

from bisect import bisect_left

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Nothing moves, and nothing is gained."""

    def find(self, key: str) -> str:
        at_work = [*self._weights][:4]
        points, owners = self._ring
        first = bisect_left(points, self.hash_fn(key))
        return next(owner for owner in owners[first:] + owners if owner in at_work)
