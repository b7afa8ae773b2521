"""Doubles the time outside after each trial that failed.

Stopped by: a server put out is let back in by one shopper first
"""

from solutions.load_balancer.load_balancer import FAILURES, PAUSE, NoServerError, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """It is longer away than it was said to be."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, error, on_trial=on_trial)
        if on_trial and isinstance(error, Exception):
            server.back_at = self.clock() + PAUSE * 2 ** (server.failures - FAILURES)
