"""Ignores ejections while less than half of all the strength is trusted.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """One large server that is ill is half of the strength, and no reason to doubt the looking."""

    def _eligible(self) -> list[Server]:
        up = [server for server in self._servers.values() if not server.down]
        trusted = sum(server.weight for server in up if server.back_at is None)
        if 2 * trusted < sum(server.weight for server in up):
            return up
        return [server for server in up if (server.back_at or 0) <= self.clock()]
