"""Gives every server as many points as any other.

Stopped by: a server twice as big carries twice as much
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Has a weight, and does not ask for it."""

    def add(self, *servers: str, weight: int = 1) -> None:
        super().add(*servers)
