"""Asks no more than eight servers whether they have room.

Stopped by: a page that everybody wants is carried by more than one
"""

from collections.abc import Iterator
from itertools import islice

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Enough for a small fleet."""

    copying = False

    def find_copies(self, key: str, count: int) -> list[str]:
        return list(islice(super()._servers_from(key), count))

    def _servers_from(self, key: str) -> Iterator[str]:
        eight = [*islice(super()._servers_from(key), 8)]
        return iter(eight * 2)
