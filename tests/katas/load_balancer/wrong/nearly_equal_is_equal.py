"""Rounds how busy a server is to one decimal.

Stopped by: busy is measured against strength
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server, next_in_turn

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Right for small machines."""

    def _best(self, servers: list[Server]) -> Server:
        least = min(round(server.busy, 1) for server in servers)
        return next_in_turn([server for server in servers if round(server.busy, 1) == least])
