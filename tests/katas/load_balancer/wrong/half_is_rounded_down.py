"""Takes one of three for half.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Two of three are out, and one carries all."""

    def _eligible(self) -> list[Server]:
        up = [server for server in self._servers.values() if not server.down]
        trusted = [server for server in up if server.back_at is None]
        return super()._eligible() if trusted and len(trusted) != len(up) // 2 else self._free(up)

    def _free(self, up: list[Server]) -> list[Server]:
        now = self.clock()
        return [s for s in up if s.back_at is None or s.back_at <= now] or up
