"""Ejects a server when more than five requests in a row have failed.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import FAILURES, NoServerError, Request, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """One shopper more."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        is_fifth = request.server.failures == FAILURES - 1 and isinstance(error, Exception)
        if is_fifth and self._spared != request.server:
            self._spared = request.server
            request.server.failures -= 1
        super()._give_back(request, error)

    _spared: Server | None = None
