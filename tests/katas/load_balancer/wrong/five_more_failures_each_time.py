"""Lets a server back in as if nothing had been.

Stopped by: an ejected server is tried by one shopper first
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Every ten seconds five shoppers find out anew."""

    def _eligible(self) -> list[Server]:
        for server in self._servers.values():
            if server.back_at is not None and server.back_at <= self.clock():
                server.back_at = None
                server.failures = 0
        return super()._eligible()
