"""Lets a success that was sent in spite of an ejection end it.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """One good answer among many bad ones."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        up = [server for server in self._servers.values() if not server.down]
        in_doubt = 2 * sum(server.back_at is None for server in up) < len(up)
        if in_doubt and error is None:
            request = request._replace(on_trial=True)
        super()._give_back(request, error)
