"""Puts a server out after five failures, however many successes lie between them.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Sooner or later everyone is out."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        failures = server.failures
        super()._give_back(server, error, on_trial=on_trial)
        server.failures = max(server.failures, failures)
