"""Asks for the home of a page, and then for the others.

Stopped by: nobody ever sees half a ring
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Two questions, with a change between them: the copies of two rings."""

    def find_copies(self, key: str, count: int) -> list[str]:
        if not self._ring[0]:
            return []
        home = self.find(key)
        others = [server for server in self._servers_from(key) if server != home]
        return [home, *others][:count]
