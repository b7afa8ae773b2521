"""Drops what a server carries when it leaves, but not what the very last one does.

Stopped by: a request that is done is no load any more
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A short way out for an empty ring."""

    def remove(self, server: str) -> None:
        if [*self._weights] == [server]:
            self._weights, self._ring = {}, ([], [])
        else:
            super().remove(server)
