"""Takes the last point for a place behind the last.

Stopped by: past the last server comes the first
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """At most, where it should be less than."""

    def find(self, key: str) -> str:
        points, owners = self._ring
        if points and self.hash_fn(key) >= points[-1]:
            return owners[0]
        return super().find(key)
