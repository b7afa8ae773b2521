"""Hashes names in small letters.

Stopped by: each server carries a fair share
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """a1 and A1 are two servers at the same hundred places."""

    def _points_of(self, server: str) -> list[int]:
        numbers = range(100 * self._weights[server])
        return [self.hash_fn(f"{server.lower()}/{number}") for number in numbers]
