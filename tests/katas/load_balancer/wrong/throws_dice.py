"""Draws a server at random: even over a year, not over three shoppers.

Stopped by: every server gets its turn
"""

from random import choice

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Random, which needs no memory and has none."""

    def _best(self, servers: list[Server]) -> Server:
        return choice(servers)
