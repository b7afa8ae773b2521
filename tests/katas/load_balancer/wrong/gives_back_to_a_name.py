"""Gives a request back to whoever has the server's name by now.

Stopped by: a finished request is given back once whatever happened
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A server that left and came back has less than nothing in hand."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        now_here = self._servers.get(server.name, server)
        super()._give_back(now_here, error, on_trial=on_trial)
