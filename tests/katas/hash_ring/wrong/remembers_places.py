"""Remembers for each place on the ring who was found there.

Stopped by: finding a page costs no more with more pages and hardly more with more servers
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """No page's name is kept, and a number for each page is."""

    known: dict[int, str]

    def _rebuild(self) -> None:
        super()._rebuild()
        self.known = {}

    def find(self, key: str) -> str:
        known, place = self.known, self.hash_fn(key)
        if place not in known:
            known[place] = super().find(key)
        return known[place]
