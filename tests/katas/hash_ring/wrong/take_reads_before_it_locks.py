"""Looks along the ring before it locks the counts, and charges a server that has left meanwhile.

Stopped by: calls that meet end as if one had come after the other
"""

from math import ceil

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """What was read outside a lock may be history inside it."""

    def take(self, key: str) -> str:
        servers = [*self._servers_from(key)]
        with self._lock:
            weights = sum(self._weights.values())
            for server in servers:
                share = (self._open + 1) * self._weights.get(server, 1) / weights
                if self._carried.get(server, 0) < ceil(1.25 * share):
                    self._carried[server] = self._carried.get(server, 0) + 1
                    self._open += 1
                    return server
        raise LookupError
