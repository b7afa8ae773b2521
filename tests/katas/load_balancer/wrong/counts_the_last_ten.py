"""Ejects a server when half of its last ten requests failed.

Stopped by: a server that fails fast does not win every shopper
"""

from typing import Any

from solutions.load_balancer.load_balancer import FAILURES, PAUSE, NoServerError, Request
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Five of ten are not five in a row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._last: dict[str, list[bool]] = {}

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        last = self._last.setdefault(request.server.name, [])
        last.append(error is not None)
        if request.server.back_at is None and sum(last[-10:]) >= FAILURES:
            request.server.back_at = self.clock() + PAUSE
