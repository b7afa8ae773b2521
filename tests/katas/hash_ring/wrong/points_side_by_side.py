"""Hashes a server's name once, and puts its points one beside the other.

Stopped by: each server carries a fair share
"""

from collections.abc import Callable

from solutions.hash_ring.hash_ring import HashRing as Reference
from solutions.hash_ring.hash_ring import place_of


class HashRing(Reference):
    """A hundred points in one place are one point."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        super().__init__(lambda text: self.beside(hash_fn, text))

    def beside(self, hash_fn: Callable[[str], int], text: str) -> int:
        name, _, number = text.partition("/")
        return (hash_fn(name) + int(number or 0)) % 2**32
