"""Copies the counts for a newcomer, and puts the copy in place, with nobody kept out.

Stopped by: calls that meet end as if one had come after the other
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A request that came meanwhile is counted in the old book."""

    def add(self, *servers: str, weight: int = 1) -> None:
        self._carried = dict.fromkeys(servers, 0) | self._carried
        super().add(*servers, weight=weight)
