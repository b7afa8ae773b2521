"""Looks whether the last five that were sent have failed, not the last five that ended.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import FAILURES, NoServerError, Request
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Newer requests are open, so nothing is known."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if request.server.own and request.server.failures == FAILURES and not request.on_trial:
            request.server.back_at = None
