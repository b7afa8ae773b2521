"""Goes round all servers, and where one is dead takes the next that lives.

Stopped by: the share of a dead server is spread
"""

from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The neighbour of the dead carries twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order: list[Server] = []

    def _best(self, servers: list[Server]) -> Server:
        everyone = list(self._servers.values())
        order = [server for server in self.order if server in everyone]
        order += [server for server in everyone if server not in order]
        self.order = order[1:] + order[:1]
        return next(server for server in order if server in servers)
