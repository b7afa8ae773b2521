"""Ignores ejections when most are out, and forgets to try anybody.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Once most are out they stay out."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        up = [server for server in self._servers.values() if not server.down]
        trusted = sum(server.back_at is None for server in up)
        if request.on_trial and error is None and 2 * (trusted - 1) < len(up):
            request.server.back_at = self.clock()
