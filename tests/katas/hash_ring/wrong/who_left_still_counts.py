"""Goes on counting the requests of a server that has left.

Stopped by: a request that is done is no load any more
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The limit is made for more than there is."""

    def remove(self, server: str) -> None:
        with self._lock:
            self._weights.pop(server, None)
            self._carried.pop(server, None)
            self._rebuild()
