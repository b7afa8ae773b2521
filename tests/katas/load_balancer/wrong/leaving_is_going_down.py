"""Marks a server that leaves as down, and keeps it.

Stopped by: a server that leaves costs no other its turn
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Each deploy makes every pick slower."""

    def leave(self, server: str) -> None:
        self.down(server)
        self._servers[f"{server}, gone {len(self._servers)}"] = self._servers.pop(server)
