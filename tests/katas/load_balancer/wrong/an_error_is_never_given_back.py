"""Gives a request back when its block has run to the end.

Stopped by: a finished request is given back once whatever happened
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """No finally."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if error is not None:
            request.server.own += 1
