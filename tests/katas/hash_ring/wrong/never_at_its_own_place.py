"""Takes the first server after a page's place, and none at it.

Stopped by: past the last server comes the first
"""

from bisect import bisect_right

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Less than, where it should be at most."""

    def find(self, key: str) -> str:
        points, owners = self._ring
        return owners[bisect_right(points, self.hash_fn(key))]
