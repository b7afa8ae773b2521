"""Gives a server that is up again all its turns of a lap at once.

Stopped by: the strong get more turns but not all in a row
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Up, and overrun."""

    def up(self, server: str) -> None:
        super().up(server)
        known = self._servers[server]
        known.credit = (
            (known.weight > 1) * known.weight * sum(each.weight for each in self._servers.values())
        )
