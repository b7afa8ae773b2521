"""Writes down what it hears without the lock.

Stopped by: two simultaneous requests are both counted
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A request that was counted meanwhile is gone."""

    def hear(self, server: str, open_requests: int) -> None:
        known = self._servers[server]
        own = known.own
        known.others = max(0, open_requests - known.own)
        known.own = own
