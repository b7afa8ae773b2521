"""Forgets what a server carries when its weight changes.

Stopped by: a request that is done is no load any more
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Added with the same weight it keeps its requests, and with another it does not."""

    def add(self, *servers: str, weight: int = 1) -> None:
        for server in servers if weight > 0 else ():
            if self._weights.get(server, weight) != weight:
                self.remove(server)
        super().add(*servers, weight=weight)
