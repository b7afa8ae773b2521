"""Counts a server whose ten seconds are over among the trusted.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It stops doubting before anybody has answered."""

    def _eligible(self) -> list[Server]:
        now = self.clock()
        up = [server for server in self._servers.values() if not server.down]
        free = [s for s in up if s.back_at is None or s.back_at <= now]
        return free if 2 * len(free) >= len(up) else super()._eligible()
