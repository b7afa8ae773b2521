"""Counts a server on trial among the trusted.

Stopped by: when most look ill ejections are ignored
"""

from math import inf

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It stops doubting before the trial has ended."""

    def _eligible(self) -> list[Server]:
        up = [server for server in self._servers.values() if not server.down]
        if 2 * sum(server.back_at in (None, inf) for server in up) < len(up):
            return up
        now = self.clock()
        return [s for s in up if s.back_at is None or s.back_at <= now] or up
