"""Returns nothing where there is no server, in place of an error.

Stopped by: leaving leaves no trace
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Somebody will connect to None."""

    def find(self, key: str) -> str:
        return super().find(key) if self._weights else None  # type: ignore[return-value]
