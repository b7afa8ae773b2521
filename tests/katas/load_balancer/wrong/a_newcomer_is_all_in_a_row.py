"""Lets a server that joins catch up with the turns of the others.

Stopped by: the strong get more turns but not all in a row
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """New, and overrun."""

    def join(self, server: str, weight: int = 1) -> None:
        super().join(server, weight)
        self._servers[server].credit = (weight - 1) * 2 * weight
