"""Locks where servers join, and not where they leave.

Stopped by: two simultaneous requests are both counted
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Somebody is looking through them."""

    def leave(self, server: str) -> None:
        del self._servers[server]
