"""Finds pages by the hash function that was given, and takes servers by one of its own.

Stopped by: a page that everybody wants is carried by more than one
"""

from solutions.hash_ring import hash_ring


class HashRing(hash_ring.HashRing):
    """Requests go where the page is not."""

    def take(self, key: str) -> str:
        given, self.hash_fn = self.hash_fn, hash_ring.place_of
        try:
            return super().take(key)
        finally:
            self.hash_fn = given
