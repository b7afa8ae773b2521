"""Takes whatever is no Exception for a success.

Stopped by: a server put out is let back in by one shopper first
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A shopper without patience heals the server."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        learned = error if isinstance(error, Exception) else None
        super()._give_back(server, learned, on_trial=on_trial)
