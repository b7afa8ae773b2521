"""Never asks how a request ended.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The broken server is the idlest."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, None, on_trial=on_trial)
