"""Lets a server join that is to carry nothing.

Stopped by: a server twice as big carries twice as much
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """It is in the list, and not on the ring."""

    def add(self, *servers: str, weight: int = 1) -> None:
        super().add(*servers, weight=weight or 1)
        self._weights |= dict.fromkeys(servers, weight)
