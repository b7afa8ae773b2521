"""Takes whatever is no Exception for a success.

Stopped by: a server that fails fast does not win every shopper
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A shopper without patience heals the server."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        learned = error if isinstance(error, Exception) else None
        super()._give_back(request, learned)
