"""Counts ejected servers that have left when it asks whether most are ill.

Stopped by: when most look ill ejections are ignored
"""

from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """After a deploy it doubts its eyes for ever."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gone: list[Server] = []

    def leave(self, server: str) -> None:
        if self._servers[server].back_at is not None:
            self._gone.append(self._servers[server])
        super().leave(server)

    def _eligible(self) -> list[Server]:
        up = [server for server in self._servers.values() if not server.down]
        ill = sum(server.back_at is not None for server in up) + len(self._gone)
        return up if 2 * ill > len(up) else super()._eligible()
