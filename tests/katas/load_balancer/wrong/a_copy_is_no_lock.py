"""Lets servers join by a copy that replaces the table, and without the lock.

Stopped by: two simultaneous requests are both counted
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Two join at the same time, and one is lost."""

    def join(self, server: str, weight: int = 1) -> None:
        self._servers = {**self._servers, server: Server(server, weight)}
