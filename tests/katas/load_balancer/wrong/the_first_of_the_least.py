"""Compares what is in hand, and takes the first of those that have least.

Stopped by: every server gets its turn
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Least connections as it is first written; a quiet shop has one busy server."""

    def _best(self, servers: list[Server]) -> Server:
        return min(servers, key=lambda server: server.busy)
