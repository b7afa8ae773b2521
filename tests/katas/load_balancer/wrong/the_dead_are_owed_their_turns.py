"""Lets the credit of a dead server grow while it is away.

Stopped by: the share of a dead server is spread
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Who comes back from the dead gets everything."""

    def _best(self, servers: list[Server]) -> Server:
        dead = [server for server in self._servers.values() if server.down]
        for server in dead:
            server.credit += server.weight
        return super()._best(servers)
