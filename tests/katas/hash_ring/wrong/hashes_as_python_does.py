"""Uses Python's own hash, which has another seed in every process.

Stopped by: every front end finds a page on the same server
"""

from collections.abc import Callable

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Right until there are two of it."""

    def __init__(self, hash_fn: Callable[[str], int] = lambda text: hash(text) % 2**32) -> None:
        super().__init__(hash_fn)
