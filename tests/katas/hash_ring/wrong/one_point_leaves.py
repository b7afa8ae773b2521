"""Takes one point of a leaver off the ring, and leaves the others.

Stopped by: a server that leaves gives away only its own pages
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """list.index finds the first of many."""

    def remove(self, server: str) -> None:
        points, owners = self._ring
        at = owners.index(server)
        self._ring = points[:at] + points[at + 1 :], owners[:at] + owners[at + 1 :]
