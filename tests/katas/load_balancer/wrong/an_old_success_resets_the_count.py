"""Lets a success of before the ejection set the failures to none.

Stopped by: only the trial tells whether it is well
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Its trial fails, and that is the first failure."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if error is None and not request.on_trial:
            request.server.failures = 0
