"""Lets a failure of before the ejection restart the ten seconds while the trial is open.

Stopped by: only the trial tells whether it is well
"""

from math import inf

from solutions.load_balancer.load_balancer import PAUSE, NoServerError, Request
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Two on trial at once."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        on_trial = request.server.back_at == inf
        super()._give_back(request, error)
        if on_trial and not request.on_trial and isinstance(error, Exception):
            request.server.back_at = self.clock() + PAUSE
