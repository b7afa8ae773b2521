"""Turns everybody away when all are ejected.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The fever of all is the end of the shop."""

    def _eligible(self) -> list[Server]:
        eligible = super()._eligible()
        return [] if all(server.back_at is not None for server in eligible) else eligible
