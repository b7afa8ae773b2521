"""Divides by the number of servers, and takes the rest.

Stopped by: a newcomer takes pages and nobody else trades theirs
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Fair, fast, and dealt anew by every change."""

    def find(self, key: str) -> str:
        servers = sorted(self._weights)
        return servers[self.hash_fn(key) % len(servers)]
