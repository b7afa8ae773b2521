"""Does not listen to a server that is down.

Stopped by: a servers own count replaces the guess
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It comes back, and is taken for idle."""

    def hear(self, server: str, open_requests: int) -> None:
        if not self._servers[server].down:
            super().hear(server, open_requests)
