"""Lets the credit of an ejected server grow while it is out.

Stopped by: an ejected server is tried by one shopper first
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It is well again, and gets everything."""

    def _best(self, servers: list[Server]) -> Server:
        for server in self._servers.values():
            if server.back_at is not None:
                server.credit += server.weight
        return super()._best(servers)
