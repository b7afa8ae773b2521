"""Counts failures up and successes down, so that it is a sum and no row.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Two failures a success, and it is out."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        failures = request.server.failures
        super()._give_back(request, error)
        if error is None:
            request.server.failures = max(0, failures - 1)
