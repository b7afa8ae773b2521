"""Gives back what ends well, and what ends with an Exception: a cancelled request is neither.

Stopped by: a finished request is given back once whatever happened
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """asyncio.CancelledError is no Exception."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if error is not None and not isinstance(error, Exception):
            request.server.own += 1
