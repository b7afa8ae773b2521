"""Lets an error of one sent before the ejection make it longer.

Stopped by: a server put out is let back in by one shopper first
"""

from solutions.load_balancer.load_balancer import FAILURES, PAUSE, NoServerError, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Old news, of the bad kind."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, error, on_trial=on_trial)
        if isinstance(error, Exception) and server.failures >= FAILURES:
            server.back_at = self.clock() + PAUSE
