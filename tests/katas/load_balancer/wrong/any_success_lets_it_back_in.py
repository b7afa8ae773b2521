"""Takes every success for a sign of health, also of a request from before.

Stopped by: a server put out is let back in by one shopper first
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Old news ends an ejection."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, error, on_trial=on_trial or error is None)
