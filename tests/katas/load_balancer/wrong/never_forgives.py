"""Ends an ejection, and keeps the five failures.

Stopped by: a server put out is let back in by one shopper first
"""

from solutions.load_balancer.load_balancer import FAILURES, NoServerError, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """One more, and it is out again."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, error, on_trial=on_trial)
        if error is None and on_trial:
            server.failures = FAILURES - 1
