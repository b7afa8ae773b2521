"""Gives a server that comes back the weight that it had when it left.

Stopped by: the strong get more turns but not all in a row
"""

from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A machine may be replaced by another one, of the same name."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.weights = {name: server.weight for name, server in self._servers.items()}

    def join(self, server: str, weight: int = 1) -> None:
        super().join(server, self.weights.setdefault(server, weight))
