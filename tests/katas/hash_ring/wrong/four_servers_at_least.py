"""Reckons a server's share as if there were four servers, where there are fewer.

Stopped by: a page that everybody wants is carried by more than one
"""

from math import ceil

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Two that could carry all, and neither may."""

    def take(self, key: str) -> str:
        with self._lock:
            weights = max(4, sum(self._weights.values()))
            servers = [*self._servers_from(key)]
            for server in servers:
                share = (self._open + 1) * self._weights[server] / weights
                if self._carried[server] < ceil(1.25 * share):
                    break
            else:
                if not servers:
                    raise LookupError
                server = servers[0]
            self._carried[server] += 1
            self._open += 1
            return server
