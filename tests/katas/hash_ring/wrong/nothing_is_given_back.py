"""Counts the requests that come, and not those that are done.

Stopped by: a request that is done is no load any more
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """After a day, a server is full of work that was done in the morning."""

    def give_back(self, server: str) -> None:
        pass
