"""Takes a server's word for what others have sent it.

Stopped by: a servers own count replaces the guess
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Its own requests are counted twice."""

    def hear(self, server: str, open_requests: int) -> None:
        super().hear(server, self._servers[server].own + open_requests)
