"""Lets the ten seconds run from when the failed request was sent.

Stopped by: an ejected server is tried by one shopper first
"""

from solutions.load_balancer.load_balancer import FAILURES, PAUSE, NoServerError, Request, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Slow failures shorten them."""

    def _choose(self) -> Server:
        chosen = super()._choose()
        self._sent_at = self.clock()
        return chosen

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if isinstance(error, Exception) and request.server.failures >= FAILURES:
            request.server.back_at = self._sent_at + PAUSE

    _sent_at = 0.0
