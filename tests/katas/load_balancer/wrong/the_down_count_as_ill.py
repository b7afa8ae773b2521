"""Counts servers that are down among those it may be wrong about.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A planned repair makes it doubt its eyes."""

    def _eligible(self) -> list[Server]:
        up = [server for server in self._servers.values() if not server.down]
        trusted = [server for server in up if server.back_at is None]
        return up if 2 * len(trusted) < len(self._servers) else super()._eligible()
