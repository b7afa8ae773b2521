"""Makes a new cycle whenever a server comes or goes.

Stopped by: a server that leaves costs no other its turn
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """After every deploy the first server is asked first, however often it was."""

    def join(self, server: str, weight: int = 1) -> None:
        super().join(server, weight)
        self.begin_anew()

    def leave(self, server: str) -> None:
        super().leave(server)
        self.begin_anew()

    def begin_anew(self) -> None:
        for server in self._servers.values():
            server.credit = 0
