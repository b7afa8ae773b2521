"""Counts every failure while a server is trusted, also of requests from before.

Stopped by: only the trial tells whether it is well
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It is well, and ejected for what was."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request._replace(term=request.server.term), error)
