"""Hears that a server is down, and sends to it all the same.

Stopped by: the share of a dead server is spread
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Each third shopper meets nobody."""

    def down(self, server: str) -> None:
        pass
