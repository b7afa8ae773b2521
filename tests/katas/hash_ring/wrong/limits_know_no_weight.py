"""Allows every server as many requests as any other.

Stopped by: a page that everybody wants is carried by more than one
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The big one is idle, or the small ones are overrun."""

    def take(self, key: str) -> str:
        weights, self._weights = self._weights, dict.fromkeys(self._weights, 1)
        try:
            return super().take(key)
        finally:
            self._weights = weights
