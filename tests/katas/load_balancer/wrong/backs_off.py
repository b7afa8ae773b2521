"""Doubles the time outside after each trial that failed.

Stopped by: an ejected server is tried by one shopper first
"""

from solutions.load_balancer.load_balancer import FAILURES, PAUSE, NoServerError, Request
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It is longer away than it was said to be."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if request.on_trial and isinstance(error, Exception):
            trials = request.server.failures - FAILURES
            request.server.back_at = self.clock() + PAUSE * 2**trials
