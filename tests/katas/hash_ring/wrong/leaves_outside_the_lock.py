"""Drops what a leaver carries before it takes the lock.

Stopped by: calls that meet end as if one had come after the other
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Two lines too early."""

    def remove(self, server: str) -> None:
        self._open -= self._carried.pop(server, 0)
        super().remove(server)
