"""Keeps the weight with which a server came.

Stopped by: adding a server twice is adding it once
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Nobody who was there already is ever asked again."""

    def add(self, *servers: str, weight: int = 1) -> None:
        for server in servers:
            super().add(server, weight=self._weights.get(server, weight))
