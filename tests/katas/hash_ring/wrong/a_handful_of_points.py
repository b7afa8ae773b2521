"""Lets a server stand on the ring five times.

Stopped by: each server carries a fair share
"""

from unittest.mock import patch

from solutions.hash_ring import hash_ring


class HashRing(hash_ring.HashRing):
    """Five throws are not yet an average."""

    def _rebuild(self) -> None:
        with patch.object(hash_ring, "POINTS", 5):
            super()._rebuild()
