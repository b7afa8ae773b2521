"""Counts a request that is done without the lock.

Stopped by: calls that meet end as if one had come after the other
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Only one number, one would think."""

    def give_back(self, server: str) -> None:
        if self._carried.get(server):
            self._carried[server] -= 1
            self._open -= 1
