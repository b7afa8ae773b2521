"""Lets a server stand on the ring once.

Stopped by: each server carries a fair share
"""

from unittest.mock import patch

from solutions.hash_ring import hash_ring


class HashRing(hash_ring.HashRing):
    """A throw of dice."""

    def _rebuild(self) -> None:
        with patch.object(hash_ring, "POINTS", 1):
            super()._rebuild()
