"""Leaves a place on the ring to whoever came first.

Stopped by: servers that share a place are found in one order everywhere
"""

from operator import itemgetter

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Told in another order, another ring."""

    def _rebuild(self) -> None:
        pairs = [(point, name) for name in self._weights for point in self._points_of(name)]
        pairs.sort(key=itemgetter(0))
        owners = [name for _, name in pairs]
        self._ring = [point for point, _ in pairs], owners + owners[:1]
