"""Counts what is in hand, and turns by weight among those that have least.

Stopped by: busy is measured against strength
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server, next_in_turn

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The strong and the weak wait for each other."""

    def _best(self, servers: list[Server]) -> Server:
        least = min(server.own for server in servers)
        return next_in_turn([server for server in servers if server.own == least])
