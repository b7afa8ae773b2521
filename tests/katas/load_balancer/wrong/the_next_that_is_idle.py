"""Moves on by one at each request, and from there takes the next that has least in hand.

Stopped by: among equals the turn goes round
"""

from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The neighbour of a busy one gets its share."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order: list[Server] = []

    def _best(self, servers: list[Server]) -> Server:
        if any(server.weight > 1 for server in servers):
            return super()._best(servers)
        order = [server for server in self.order if server in servers]
        order += [server for server in servers if server not in order]
        self.order = order[1:] + order[:1]
        return min(order, key=lambda server: server.own)
