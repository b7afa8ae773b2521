"""Sets the open requests of an ejected server to none.

Stopped by: only the trial tells whether it is well
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """They are still there when it comes back."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        trusted = request.server.back_at is None
        super()._give_back(request, error)
        if trusted and request.server.back_at is not None:
            request.server.own = 0
