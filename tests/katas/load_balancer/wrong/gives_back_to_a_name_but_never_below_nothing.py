"""Gives a request back to whoever has the name now, and cuts counts off at nothing.

Stopped by: a finished request is given back once whatever happened
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """What one has taken another gives back; the count is never seen to be wrong."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        super()._give_back(request, error)
        request.server.own += 1
        named = self._servers.get(request.server.name, request.server)
        named.own = max(0, named.own - 1)
