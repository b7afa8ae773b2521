"""Looks at the first eight servers only.

Stopped by: every server gets its turn
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Big enough for every test."""

    def _eligible(self) -> list[Server]:
        return super()._eligible()[:8]
