"""Takes the points of who leaves off the ring, and does not ask who else stood there.

Stopped by: adding twice is adding once and leaving leaves no trace
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Two at one place, and with the one the other is gone."""

    def remove(self, server: str) -> None:
        pairs = [pair for pair in zip(*self._ring, strict=False) if pair[1] != server]
        super().remove(server)
        owners = [owner for _, owner in pairs]
        self._ring = [point for point, _ in pairs], owners + owners[:1]
