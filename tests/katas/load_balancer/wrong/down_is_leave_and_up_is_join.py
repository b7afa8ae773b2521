"""Takes a server that is down for one that has left.

Stopped by: busy is measured against strength
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It comes back weak, and with nothing in hand."""

    def down(self, server: str) -> None:
        self.leave(server)

    def up(self, server: str) -> None:
        self.join(server)
