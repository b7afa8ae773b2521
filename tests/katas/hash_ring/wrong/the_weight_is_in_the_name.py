"""Puts the weight into the name that is hashed.

Stopped by: adding a server twice is adding it once
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A server that grows stands at other places, and gives away what it had."""

    def _points_of(self, server: str) -> list[int]:
        weight = self._weights[server]
        return [self.hash_fn(f"{server}*{weight}/{number}") for number in range(100 * weight)]
