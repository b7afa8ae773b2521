"""Gives a request back to whoever has the server's name by now.

Stopped by: a finished request is given back once whatever happened
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A server that left and came back has less than nothing open."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        server = self._servers.get(request.server.name, request.server)
        super()._give_back(request._replace(server=server), error)
