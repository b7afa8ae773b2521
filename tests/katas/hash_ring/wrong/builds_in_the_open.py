"""Empties the ring, and fills it again point by point.

Stopped by: nobody ever sees half a ring
"""

from bisect import bisect_right

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Who looks meanwhile finds a ring of two servers, or of none."""

    def _rebuild(self) -> None:
        self._ring = [], []
        points, owners = self._ring
        for server, weight in sorted(self._weights.items()):
            for number in range(100 * weight):
                point = self.hash_fn(f"{server}/{number}")
                at = bisect_right(points, point)
                points.insert(at, point)
                owners.insert(at, server)
        owners += owners[:1]
