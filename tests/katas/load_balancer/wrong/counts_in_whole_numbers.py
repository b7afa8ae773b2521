"""Divides by the weight with //.

Stopped by: busy is measured against strength
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server, next_in_turn

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Two in three's hands are nothing."""

    def _best(self, servers: list[Server]) -> Server:
        least = min(server.own // server.weight for server in servers)
        return next_in_turn([s for s in servers if s.own // s.weight == least])
