"""Reads the first server of an empty list where there is none.

Stopped by: leaving leaves no trace
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """An accident that happens to be a LookupError."""

    def find(self, key: str) -> str:
        return self.find_copies(key, 1)[0]
