"""Waits for a success or a failure of the one on trial, who has gone home.

Stopped by: a trial without an answer is repeated
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Out for ever, once in a while."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        back_at = request.server.back_at
        super()._give_back(request, error)
        if error is not None and not isinstance(error, Exception):
            request.server.back_at = back_at
