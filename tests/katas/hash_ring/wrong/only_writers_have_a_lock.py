"""Changes the lists that readers are reading, under a lock that readers do not take.

Stopped by: nobody ever sees half a ring
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A lock keeps out only those who knock."""

    def _rebuild(self) -> None:
        points, owners = self._ring
        super()._rebuild()
        points[:], owners[:] = self._ring
        self._ring = points, owners
