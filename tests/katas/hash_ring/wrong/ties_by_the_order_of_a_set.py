"""Takes servers that share a place in the order of a set.

Stopped by: servers that share a place are found in one order everywhere
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The same for all in one process, and another in the next."""

    def _rebuild(self) -> None:
        pairs = [(point, name) for name in {*self._weights} for point in self._points_of(name)]
        pairs.sort(key=lambda pair: pair[0])
        owners = [name for _, name in pairs]
        self._ring = [point for point, _ in pairs], owners + owners[:1]
