"""Adds every weight that it is told of to a sum, also of servers that it knew.

Stopped by: a request that is done is no load any more
"""

from math import ceil

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """After a day of configuration, everybody's share is a hundredth."""

    weights = 0

    def add(self, *servers: str, weight: int = 1) -> None:
        super().add(*servers, weight=weight)
        self.weights += weight * len(servers)

    def remove(self, server: str) -> None:
        self.weights -= self._weights.get(server, 0)
        super().remove(server)

    def take(self, key: str) -> str:
        with self._lock:
            for server in [*self._servers_from(key)] * 40:
                share = (self._open + 1) * self._weights[server] / self.weights
                if self._carried[server] < ceil(1.25 * share):
                    self._carried[server] += 1
                    self._open += 1
                    return server
            self._carried[server] += 1
            self._open += 1
            return server
