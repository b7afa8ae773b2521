"""Lets the ten seconds after a trial that failed run from when that was sent.

Stopped by: a trial without an answer is repeated
"""

from solutions.load_balancer.load_balancer import PAUSE, NoServerError, Request, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """After a slow trial the next one is due at once."""

    def _choose(self) -> Server:
        chosen = super()._choose()
        if chosen.back_at is not None and chosen.back_at <= self.clock():
            self.tried_at = self.clock()
        return chosen

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        if request.on_trial and isinstance(error, Exception):
            request.server.back_at = self.tried_at + PAUSE

    tried_at = 0.0
