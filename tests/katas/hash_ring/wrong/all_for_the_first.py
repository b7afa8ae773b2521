"""Sends every request for a page to the server where it lives.

Stopped by: a page that everybody wants is carried by more than one
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """One page, one server, however many want it."""

    def take(self, key: str) -> str:
        return self.find(key)
