"""Ends an ejection, and keeps the five failures.

Stopped by: an ejected server is tried by one shopper first
"""

from solutions.load_balancer.load_balancer import FAILURES, NoServerError, Request
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """One more, and it is out again."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if error is None and request.on_trial:
            request.server.failures = FAILURES - 1
