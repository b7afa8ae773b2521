"""Counts how often a server was said to be down, and wants as many ups.

Stopped by: the share of a dead server is spread
"""

from collections import Counter
from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Two health checks, and it never comes back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._downs: Counter[str] = Counter()

    def down(self, server: str) -> None:
        self._downs[server] += 1
        super().down(server)

    def up(self, server: str) -> None:
        self._downs[server] -= 1
        if not self._downs[server]:
            super().up(server)
