"""Takes a server off the list under the lock, and builds the ring when the lock is free again.

Stopped by: calls that meet end as if one had come after the other
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Somebody else has built in between, and is overwritten."""

    def remove(self, server: str) -> None:
        with self._lock:
            self._weights.pop(server, None)
            self._open -= self._carried.pop(server, 0)
        self._rebuild()
