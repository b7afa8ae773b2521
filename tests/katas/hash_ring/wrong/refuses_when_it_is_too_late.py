"""Notes a weight, and looks only then whether it can be.

Stopped by: a server twice as big carries twice as much
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The error is raised, and what caused it stays."""

    def add(self, *servers: str, weight: int = 1) -> None:
        if weight < 1:
            self._weights |= dict.fromkeys(servers, weight)
            self._carried = dict.fromkeys(servers, 0) | self._carried
            raise ValueError(weight)
        super().add(*servers, weight=weight)
