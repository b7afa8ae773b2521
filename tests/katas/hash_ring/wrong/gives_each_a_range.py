"""Cuts the ring into as many equal arcs as there are servers.

Stopped by: a newcomer takes pages and nobody else trades theirs
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Each arc moves a little, and so do most of its pages."""

    def find(self, key: str) -> str:
        servers = sorted(self._weights)
        return servers[self.hash_fn(key) * len(servers) // 2**32]
