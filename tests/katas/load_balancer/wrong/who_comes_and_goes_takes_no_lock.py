"""Locks where requests come and end, and not where servers do.

Stopped by: two simultaneous requests are both counted
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The servers change while somebody looks through them."""

    def join(self, server: str, weight: int = 1) -> None:
        self._servers[server] = Server(server, weight)

    def leave(self, server: str) -> None:
        del self._servers[server]
