"""Takes every weight above ten for ten.

Stopped by: a server twice as big carries twice as much
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Nobody had a larger one when it was written."""

    def _points_of(self, server: str) -> list[int]:
        points = 100 * min(10, self._weights[server])
        return [self.hash_fn(f"{server}/{number}") for number in range(points)]
