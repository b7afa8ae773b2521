"""Rounds the limit of weight 1 up, and multiplies it by the weight.

Stopped by: a page that everybody wants is carried by more than one
"""

from math import ceil

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The big one carries two before anybody else carries one."""

    def take(self, key: str) -> str:
        with self._lock:
            weights = sum(self._weights.values())
            for server in self._servers_from(key):
                limit = ceil(1.25 * (self._open + 1) / weights) * self._weights[server]
                if self._carried[server] < limit:
                    self._carried[server] += 1
                    self._open += 1
                    return server
        raise LookupError
