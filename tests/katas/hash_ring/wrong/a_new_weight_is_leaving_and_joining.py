"""Lets a server that is added again leave first.

Stopped by: a request that is done is no load any more
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """What it carries is forgotten, and it is overrun."""

    def add(self, *servers: str, weight: int = 1) -> None:
        for server in servers if weight > 0 else ():
            self.remove(server)
        super().add(*servers, weight=weight)
