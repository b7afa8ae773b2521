"""Puts the points in order each time somebody asks.

Stopped by: finding a page takes no longer with more pages and barely with more servers
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Order costs more than it is used for."""

    def find(self, key: str) -> str:
        points, owners = self._ring
        at = dict(zip(points, owners, strict=False))
        place = self.hash_fn(key)
        order = sorted(at, key=lambda point: (point - place) % 2**32)
        return at[order[0]] if order else super().find(key)
