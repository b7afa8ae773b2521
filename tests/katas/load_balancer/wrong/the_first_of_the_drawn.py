"""Takes the first in the list of servers when those that were drawn are equally busy.

Stopped by: many balancers compare two not all
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """On a quiet day the last one idles."""

    def _best(self, servers: list[Server]) -> Server:
        if not self.choices or self.choices >= len(self._servers):
            return super()._best(servers)
        order = list(self._servers)
        return min(servers, key=lambda server: (server.busy, order.index(server.name)))
