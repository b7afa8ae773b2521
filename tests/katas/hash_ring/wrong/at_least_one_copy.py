"""Names a server even where no copy was asked for.

Stopped by: copies live on different servers
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A loop that looks at its count when it has added one."""

    def find_copies(self, key: str, count: int) -> list[str]:
        found = []
        for server in self._servers_from(key):
            found.append(server)
            if len(found) >= count:
                break
        return found
