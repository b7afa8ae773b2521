"""Puts a server's number into the name that is hashed.

Stopped by: every front end finds a page on the same server
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Who is told in another order builds another ring."""

    def _rebuild(self) -> None:
        names = {name: f"{number}, {name}" for number, name in enumerate(self._weights)}
        original, self._weights = self._weights, {names[n]: w for n, w in self._weights.items()}
        super()._rebuild()
        self._weights = original
        points, owners = self._ring
        self._ring = points, [owner.partition(", ")[2] for owner in owners]
