"""Walks along no more than eight servers for copies.

Stopped by: copies live on different servers
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Nobody wanted more, until somebody did."""

    def find_copies(self, key: str, count: int) -> list[str]:
        return super().find_copies(key, min(count, 8))
