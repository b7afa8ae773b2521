"""Waits for a success or a failure of the one on trial, who has gone home.

Stopped by: a server put out is let back in by one shopper first
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Out for ever, once in a while."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        back_at = server.back_at
        super()._give_back(server, error, on_trial=on_trial)
        if error is not None and not isinstance(error, Exception):
            server.back_at = back_at
