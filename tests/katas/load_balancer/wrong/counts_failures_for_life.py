"""Puts a server out after five failures, however many successes lie between them.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Sooner or later everyone is out."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        failures = request.server.failures
        super()._give_back(request, error)
        request.server.failures = max(request.server.failures, failures)
