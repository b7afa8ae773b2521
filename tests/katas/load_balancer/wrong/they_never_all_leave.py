"""Asks the last server again when there is none left.

Stopped by: a server that leaves costs no other its turn
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Somebody has to answer."""

    def leave(self, server: str) -> None:
        if len(self._servers) > 1:
            super().leave(server)
