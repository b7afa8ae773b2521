"""Tries everybody once when most are out, and then has nobody left.

Stopped by: when most look ill ejections are ignored
"""

from math import inf

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Shoppers are turned away until the trials have ended."""

    def _eligible(self) -> list[Server]:
        eligible = super()._eligible()
        return [server for server in eligible if server.back_at != inf]
