"""Never asks how a request ended.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The broken server is the idlest."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, None)
