"""Draws one server at random when it should compare two.

Stopped by: many balancers compare two not all
"""

from random import choice

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Never a herd, and never a look."""

    def _best(self, servers: list[Server]) -> Server:
        return choice(servers) if self.choices else super()._best(servers)
