"""Looks the server of a trial up by its name when the trial ends.

Stopped by: a trial without an answer is repeated
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The new one is ejected for the old one's failure."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        here = self._servers.get(request.server.name)
        if here is not None and request.on_trial:
            here.back_at = request.server.back_at
