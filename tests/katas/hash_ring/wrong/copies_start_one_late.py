"""Looks for a page at its place, and for its copies behind it.

Stopped by: servers that share a place are found in one order everywhere
"""

from bisect import bisect_right
from collections.abc import Iterator

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Two searches, of which only one is right where a page is at the place of a server."""

    def _servers_from(self, key: str) -> Iterator[str]:
        points, owners = self._ring
        first = bisect_right(points, self.hash_fn(key))
        return iter(dict.fromkeys(owners[first:] + owners[: first + 1]))
