"""Draws two servers, and does not mind if they are the same.

Stopped by: many balancers compare two not all
"""

from random import choices

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Once in so many, no choice at all."""

    def _best(self, servers: list[Server]) -> Server:
        return super()._best(choices(servers, k=2) if self.choices else servers)
