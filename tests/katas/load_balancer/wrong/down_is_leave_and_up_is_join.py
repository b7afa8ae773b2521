"""Takes a server that is down for one that has left.

Stopped by: busy is measured against strength
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It comes back as strong as it was, and with nothing open."""

    def down(self, server: str) -> None:
        super().down(server)
        weight = self._servers[server].weight
        self._servers[server] = Server(server, weight)
        self._servers[server].down = True
