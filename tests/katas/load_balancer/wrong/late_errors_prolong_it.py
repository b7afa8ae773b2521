"""Lets an error of one sent before the ejection make it longer.

Stopped by: only the trial tells whether it is well
"""

from solutions.load_balancer.load_balancer import FAILURES, PAUSE, NoServerError, Request
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Old news, of the bad kind."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if isinstance(error, Exception) and request.server.failures >= FAILURES:
            request.server.back_at = self.clock() + PAUSE
