"""Asks servers for room from a page's place to the end of the ring, and then by name.

Stopped by: a page that everybody wants is carried by more than one
"""

from bisect import bisect_left
from math import ceil

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Right for every page that is not near the end."""

    def take(self, key: str) -> str:
        with self._lock:
            points, owners = self._ring
            along = owners[bisect_left(points, self.hash_fn(key)) : -1]
            weights = sum(self._weights.values())
            for server in dict.fromkeys([*along, *sorted(self._weights)]):
                share = (self._open + 1) * self._weights[server] / weights
                if self._carried[server] < ceil(1.25 * share):
                    self._carried[server] += 1
                    self._open += 1
                    return server
        raise LookupError
