"""Keeps the last server on the ring.

Stopped by: leaving leaves no trace
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Pages are sent to a server that is switched off."""

    def remove(self, server: str) -> None:
        if len(self._weights) > 1:
            super().remove(server)
