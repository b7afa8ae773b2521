"""Removes all points whose text begins with a server's name: those of ab leave with a.

Stopped by: leaving leaves no trace
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """While no name begins with another one, nothing is to be seen of it."""

    def remove(self, server: str) -> None:
        for name in [name for name in self._weights if name.startswith(server)]:
            super().remove(name)
