"""Gives a request back to whoever has the name now, and cuts counts off at nothing.

Stopped by: a finished request is given back once whatever happened
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """What one has taken another gives back; the count is never seen to be wrong."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, error, on_trial=on_trial)
        server.in_hand += 1
        named = self._servers.get(server.name, server)
        named.in_hand = max(0, named.in_hand - 1)
