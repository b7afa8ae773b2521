"""Takes the weight from what is in hand, where it should divide by it.

Stopped by: busy is measured against strength
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server, next_in_turn

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Two ahead at eight, and two ahead at eight hundred."""

    def _best(self, servers: list[Server]) -> Server:
        if not any(server.own for server in servers):
            return super()._best(servers)
        least = min(server.own - server.weight for server in servers)
        return next_in_turn([s for s in servers if s.own - s.weight == least])
