"""Adds what a server says to what it said before.

Stopped by: a servers own count replaces the guess
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A server that talks is never asked again."""

    def hear(self, server: str, open_requests: int) -> None:
        known = self._servers[server]
        known.others += max(0, open_requests - known.own)
