"""Takes the points of who leaves off the ring, and does not ask who else stood there.

Stopped by: servers that share a place are found in one order everywhere
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Two at one place, and with the one the other is gone."""

    def remove(self, server: str) -> None:
        first_at = dict(reversed([*zip(*self._ring, strict=False)]))
        super().remove(server)
        points = [point for point in sorted(first_at) if first_at[point] != server]
        owners = [first_at[point] for point in points]
        self._ring = points, owners + owners[:1]
