"""Adds the weights up when a server joins, and not when one leaves.

Stopped by: a request that is done is no load any more
"""

from math import ceil

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """While a server is away, the others may carry less than they should."""

    total = 0

    def add(self, *servers: str, weight: int = 1) -> None:
        super().add(*servers, weight=weight)
        self.total = sum(self._weights.values())

    def take(self, key: str) -> str:
        with self._lock:
            servers = [*self._servers_from(key)]
            for server in servers:
                share = (self._open + 1) * self._weights[server] / self.total
                if self._carried[server] < ceil(1.25 * share):
                    break
            else:
                if not servers:
                    raise LookupError
                server = servers[0]
            self._carried[server] += 1
            self._open += 1
            return server
