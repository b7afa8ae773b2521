"""Ends an ejection when a server is said to be up, and lets one that rejoins keep what it has.

Both are left open by what the methods promise.
"""

from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Remembers those who have left, as far as they are still at work."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gone: dict[str, Server] = {}

    def up(self, server: str) -> None:
        with self._lock:
            known = self._servers[server]
            if known.down:
                known.down, known.failures, known.back_at = False, 0, None
                known.term += 1

    def leave(self, server: str) -> None:
        with self._lock:
            self._gone[server] = self._servers.pop(server)

    def join(self, server: str, weight: int = 1) -> None:
        with self._lock:
            known = self._gone.pop(server, None) or Server(server, weight)
            known.weight, known.credit, known.down = weight, 0, False
            known.failures, known.back_at, known.others = 0, None, 0
            known.term += 1
            self._servers[server] = known

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        if request.term == request.server.term:
            super()._give_back(request, error)
        else:
            request.server.own -= 1
