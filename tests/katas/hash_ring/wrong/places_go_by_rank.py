"""Puts a server's rank among the names into the name that is hashed.

Stopped by: a server that leaves gives away only its own pages
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Right as long as nobody leaves before the last."""

    def _rebuild(self) -> None:
        original = self._weights
        names = {name: f"{number}, {name}" for number, name in enumerate(sorted(original))}
        self._weights = {names[name]: weight for name, weight in original.items()}
        super()._rebuild()
        self._weights = original
        points, owners = self._ring
        self._ring = points, [owner.partition(", ")[2] for owner in owners]
