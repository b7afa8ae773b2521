"""Takes the whole part of a limit and one more, in place of rounding up.

Stopped by: a page that everybody wants is carried by more than one
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The same, but where the limit is a whole number."""

    def take(self, key: str) -> str:
        with self._lock:
            weights = sum(self._weights.values())
            for server in self._servers_from(key):
                limit = int(1.25 * (self._open + 1) * self._weights[server] / weights) + 1
                if self._carried[server] < limit:
                    self._carried[server] += 1
                    self._open += 1
                    return server
        raise LookupError
