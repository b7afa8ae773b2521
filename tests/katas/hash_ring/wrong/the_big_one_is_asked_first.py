"""Asks the servers for room in the order of their weights.

Stopped by: a page that everybody wants is carried by more than one
"""

from collections.abc import Iterator

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A page that lives on a small server is read by the big one first."""

    in_take = False

    def take(self, key: str) -> str:
        self.in_take = True
        try:
            return super().take(key)
        finally:
            self.in_take = False

    def _servers_from(self, key: str) -> Iterator[str]:
        servers = super()._servers_from(key)
        if not self.in_take:
            return servers
        return iter(sorted(servers, key=lambda server: -self._weights[server]))
