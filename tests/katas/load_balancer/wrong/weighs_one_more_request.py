"""Asks how busy each would be with one more, so that a strong one that idles always wins.

Stopped by: the strong get more turns but not all in a row
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server, next_in_turn

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """In a quiet shop the weak ones never work."""

    def _best(self, servers: list[Server]) -> Server:
        least = min((server.own + 1) / server.weight for server in servers)
        return next_in_turn([s for s in servers if (s.own + 1) / s.weight == least])
