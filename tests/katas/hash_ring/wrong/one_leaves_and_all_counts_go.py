"""Begins to count anew for all when one server leaves.

Stopped by: a request that is done is no load any more
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The others are as full as before, and seem to be idle."""

    def remove(self, server: str) -> None:
        super().remove(server)
        with self._lock:
            self._carried, self._open = dict.fromkeys(self._weights, 0), 0
