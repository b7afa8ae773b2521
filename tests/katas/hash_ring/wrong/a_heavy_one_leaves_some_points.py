"""Takes the points of weight 1 off when a server leaves, whatever its weight.

Stopped by: leaving leaves no trace
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Two thirds of a server of weight 3 stay."""

    def remove(self, server: str) -> None:
        stay = self._points_of(server)[100:] if server in self._weights else []
        super().remove(server)
        if stay:
            pairs = sorted([*zip(*self._ring, strict=False), *((point, server) for point in stay)])
            owners = [owner for _, owner in pairs]
            self._ring = [point for point, _ in pairs], owners + owners[:1]
