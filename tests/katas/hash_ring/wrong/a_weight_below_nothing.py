"""Refuses a weight of 0, and takes a negative one for its amount.

Stopped by: a server twice as big carries twice as much
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The only wrong number that its author thought of."""

    def add(self, *servers: str, weight: int = 1) -> None:
        super().add(*servers, weight=abs(weight))
