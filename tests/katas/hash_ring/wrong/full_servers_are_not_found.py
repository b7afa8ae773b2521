"""Finds a page elsewhere while its server has much to do.

Stopped by: a request that is done is no load any more
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """What is stored in the morning is not found at noon."""

    def find(self, key: str) -> str:
        for server in self._servers_from(key):
            if self._carried.get(server, 0) < 30:
                return server
        return super().find(key)
