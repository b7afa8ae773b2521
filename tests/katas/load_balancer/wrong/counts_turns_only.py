"""Gives everyone equal turns, and never looks at what is in hand.

Stopped by: the least busy server is asked first
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server, next_in_turn

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Smooth weighted round robin, and nothing else."""

    def _best(self, servers: list[Server]) -> Server:
        return next_in_turn(servers)
