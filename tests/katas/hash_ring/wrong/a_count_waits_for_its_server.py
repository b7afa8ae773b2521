"""Keeps what a server carried when it left, for when it is back.

Stopped by: a request that is done is no load any more
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """It comes back with nothing to do, and seems to be full."""

    def remove(self, server: str) -> None:
        with self._lock:
            self._weights.pop(server, None)
            self._rebuild()

    def add(self, *servers: str, weight: int = 1) -> None:
        super().add(*servers, weight=weight)
        self._open = sum(self._carried[name] for name in self._weights)
