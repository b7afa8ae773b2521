"""Takes turns in a quiet shop, and else the first of those that have least.

Stopped by: among equals the turn goes round
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """One long request, and one server does the rest of the day."""

    def _best(self, servers: list[Server]) -> Server:
        if len({server.busy for server in servers}) == 1:
            return super()._best(servers)
        return min(servers, key=lambda server: server.busy)
