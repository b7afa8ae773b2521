"""Gives a server its part of all points, as ketama does.

Stopped by: a server twice as big carries twice as much
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Who joins with a weight of 2 changes how many points the others have."""

    def _points_of(self, server: str) -> list[int]:
        part = self._weights[server] / sum(self._weights.values())
        points = int(100 * len(self._weights) * part)
        return [self.hash_fn(f"{server}/{number}") for number in range(points)]
