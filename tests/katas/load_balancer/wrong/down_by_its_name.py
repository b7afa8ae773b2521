"""Keeps the names of servers that are down, also of those that leave.

Stopped by: the share of a dead server is spread
"""

from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It comes back as new, and nobody asks it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._down: set[str] = set()

    def down(self, server: str) -> None:
        super().down(server)
        self._down.add(server)

    def up(self, server: str) -> None:
        super().up(server)
        self._down.discard(server)

    def join(self, server: str, weight: int = 1) -> None:
        super().join(server, weight)
        self._servers[server].down = server in self._down
