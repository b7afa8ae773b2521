"""Lets a failure that was sent in spite of an ejection make it longer.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import PAUSE, NoServerError, Request
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """While shoppers keep coming it is never tried."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        up = [server for server in self._servers.values() if not server.down]
        in_doubt = 2 * sum(server.back_at is None for server in up) < len(up)
        if in_doubt and request.server.back_at is not None and isinstance(error, Exception):
            request.server.back_at = max(request.server.back_at, self.clock() + PAUSE)
