"""Gives a failed request back where it is caught, and again at the end.

Stopped by: a finished request is given back once whatever happened
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """except and finally both mean well."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, error, on_trial=on_trial)
        if isinstance(error, Exception):
            server.in_hand -= 1
