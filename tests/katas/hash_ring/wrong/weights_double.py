"""Doubles the points with every step of weight.

Stopped by: a server twice as big carries twice as much
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Right for 1 and 2."""

    def _points_of(self, server: str) -> list[int]:
        points = 100 << (self._weights[server] - 1)
        return [self.hash_fn(f"{server}/{number}") for number in range(points)]
