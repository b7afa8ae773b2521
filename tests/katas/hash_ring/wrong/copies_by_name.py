"""Puts copies on the servers next by name, not next on the ring.

Stopped by: copies live on different servers
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """They are there, and nobody looks for them there."""

    def find_copies(self, key: str, count: int) -> list[str]:
        names, home = sorted(self._weights), self.find(key)
        first = names.index(home)
        return (names[first:] + names[:first])[:count]
