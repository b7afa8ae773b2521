"""Lets the credit of everyone grow at each turn, whoever can have it.

Stopped by: among equals the turn goes round
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """After a long request comes a long run."""

    def _best(self, servers: list[Server]) -> Server:
        least = min(server.busy for server in servers)
        for server in servers:
            server.credit += server.weight
        equals = [s for s in servers if s.busy == least]
        chosen = max(equals, key=lambda server: server.credit)
        chosen.credit -= sum(server.weight for server in servers)
        return chosen
