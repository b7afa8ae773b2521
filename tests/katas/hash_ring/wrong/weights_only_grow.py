"""Does not take points away where a weight becomes smaller.

Stopped by: adding a server twice is adding it once
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """What was configured once stays."""

    def add(self, *servers: str, weight: int = 1) -> None:
        for server in servers:
            super().add(server, weight=max(weight, self._weights.get(server, 0)))
