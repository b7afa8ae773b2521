"""Counts a shopper who has left early as a failure of the server.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Impatience ejects a healthy server."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if error is not None and not isinstance(error, Exception):
            request.server.failures += 1
