"""Adds the weight to the points of a server, where it should multiply them.

Stopped by: a server twice as big carries twice as much
"""

from unittest.mock import patch

from solutions.hash_ring import hash_ring


class HashRing(hash_ring.HashRing):
    """A hundred and two points beside a hundred and one."""

    def _rebuild(self) -> None:
        original = self._weights
        with patch.object(hash_ring, "POINTS", 1):
            self._weights = {name: 100 + weight for name, weight in original.items()}
            super()._rebuild()
        self._weights = original
