"""Takes a server off the ring before it puts it back with its new weight.

Stopped by: nobody ever sees half a ring
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Its count is kept, and for a moment the server is not there."""

    def add(self, *servers: str, weight: int = 1) -> None:
        if weight < 1:
            raise ValueError(weight)
        with self._lock:
            for server in servers:
                if self._weights.pop(server, weight) != weight:
                    self._rebuild()
        super().add(*servers, weight=weight)
