"""Has a lock for those who add servers, and none for those who remove them.

Stopped by: calls that meet end as if one had come after the other
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The one is at work on a fleet from which the other has just taken somebody."""

    def remove(self, server: str) -> None:
        self._weights.pop(server, None)
        self._open -= self._carried.pop(server, 0)
        self._rebuild()
