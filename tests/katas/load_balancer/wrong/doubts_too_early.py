"""Ignores ejections when half are out, and not only when more are.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Half of the shoppers are sent to servers that are known to fail."""

    def _eligible(self) -> list[Server]:
        up = [server for server in self._servers.values() if not server.down]
        out = [server for server in up if server.back_at is not None]
        return up if 2 * len(out) >= len(up) else super()._eligible()
