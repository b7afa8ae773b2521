"""Takes the lock by hand, and does not give it up where no server is left.

Stopped by: a request that is done is no load any more
"""

from math import ceil

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A with block would have done it."""

    def take(self, key: str) -> str:
        self._lock.acquire()
        weights = sum(self._weights.values())
        for server in self._servers_from(key):
            share = (self._open + 1) * self._weights[server] / weights
            if self._carried[server] < ceil(1.25 * share):
                self._carried[server] += 1
                self._open += 1
                self._lock.release()
                return server
        raise LookupError
