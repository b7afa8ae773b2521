"""Puts out whoever fails, until one has to carry all.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The fever is everybody's, the load is one server's."""

    def _eligible(self) -> list[Server]:
        now = self.clock()
        up = [server for server in self._servers.values() if not server.down]
        return [server for server in up if server.back_at is None or server.back_at <= now]
