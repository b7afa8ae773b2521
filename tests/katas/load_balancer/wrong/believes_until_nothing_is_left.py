"""Takes a server's word, however old, and cuts its count off at nothing.

Stopped by: a servers own count replaces the guess
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It is never seen below nothing, and wrong all the same."""

    def hear(self, server: str, open_requests: int) -> None:
        known = self._servers[server]
        known.others = open_requests - known.own

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        request.server.others = max(request.server.others, -request.server.own)
