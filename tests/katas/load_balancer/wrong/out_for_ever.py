"""Puts a server out, and never asks it again.

Stopped by: an ejected server is tried by one shopper first
"""

from math import inf

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Somebody has to come in on Sunday and let it back in."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if request.server.back_at is not None:
            request.server.back_at = inf
