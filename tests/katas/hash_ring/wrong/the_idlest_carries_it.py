"""Sends each request to whoever carries least.

Stopped by: a page that everybody wants is carried by more than one
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Even, and no page is at home anywhere."""

    def take(self, key: str) -> str:
        if not self._carried:
            raise LookupError
        with self._lock:
            server = min(self._carried, key=lambda name: self._carried[name])
            self._carried[server] += 1
            return server
