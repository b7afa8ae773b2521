"""Gives the weight of a call to the first of its servers, and nothing to the others.

Stopped by: adding a server twice is adding it once
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """One server a call is as it should be."""

    def add(self, *servers: str, weight: int = 1) -> None:
        super().add(*servers[:1], weight=weight)
        with self._lock:
            for server in servers[1:]:
                self._weights.setdefault(server, 1)
                self._carried.setdefault(server, 0)
            self._rebuild()
