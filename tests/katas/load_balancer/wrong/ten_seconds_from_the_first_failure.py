"""Lets the ten seconds run from the first failure of the five.

Stopped by: an ejected server is tried by one shopper first
"""

from typing import Any

from solutions.load_balancer.load_balancer import FAILURES, PAUSE, NoServerError, Request, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It is out for less, the slower it fails."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._first: dict[Server, float] = {}

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        if request.server.failures == 0:
            self._first[request.server] = self.clock()
        super()._give_back(request, error)
        if request.server.failures == FAILURES and request.server.back_at is not None:
            request.server.back_at = self._first[request.server] + PAUSE
