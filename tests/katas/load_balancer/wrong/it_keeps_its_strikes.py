"""Remembers the failures of a server that has left, by its name.

Stopped by: a trial without an answer is repeated
"""

from typing import Any

from solutions.load_balancer.load_balancer import FAILURES, NoServerError
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A new machine inherits the old one's reputation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._strikes: dict[str, int] = {}

    def leave(self, server: str) -> None:
        self._strikes[server] = min(self._servers[server].failures, FAILURES - 1)
        super().leave(server)

    def join(self, server: str, weight: int = 1) -> None:
        super().join(server, weight)
        self._servers[server].failures = self._strikes.get(server, 0)
