"""Ends all ejections when most are out, rather than to ignore them.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It learns anew each time, at the shoppers' cost."""

    def _eligible(self) -> list[Server]:
        up = [server for server in self._servers.values() if not server.down]
        if 2 * sum(server.back_at is None for server in up) < len(up):
            for server in up:
                server.failures, server.back_at = 0, None
        return super()._eligible()
