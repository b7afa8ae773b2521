"""Keeps for the end of the ring the server that was its first before the change.

Stopped by: past the last server comes the first
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Right until a newcomer stands before all others."""

    def _rebuild(self) -> None:
        _, before = self._ring
        super()._rebuild()
        points, owners = self._ring
        if before and before[-1] in self._weights:
            self._ring = points, owners[:-1] + before[-1:]
