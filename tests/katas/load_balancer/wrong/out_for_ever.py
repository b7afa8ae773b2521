"""Puts a server out, and never asks it again.

Stopped by: a server put out is let back in by one shopper first
"""

from math import inf

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Somebody has to come in on Sunday and let it back in."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, error, on_trial=on_trial)
        if server.back_at is not None:
            server.back_at = inf
