"""Takes a call without servers for the news that there are none.

Stopped by: adding a server twice is adding it once
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """An empty list comes from a configuration that could not be read."""

    def add(self, *servers: str, weight: int = 1) -> None:
        for server in [] if servers else [*self._weights]:
            self.remove(server)
        super().add(*servers, weight=weight)
