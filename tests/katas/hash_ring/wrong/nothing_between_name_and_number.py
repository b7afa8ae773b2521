"""Puts a number behind a name, and nothing between them.

Stopped by: each server carries a fair share
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """a1 with 10 reads like a11 with 0."""

    def _points_of(self, server: str) -> list[int]:
        return [self.hash_fn(f"{server}{n}") for n in range(100 * self._weights[server])]
