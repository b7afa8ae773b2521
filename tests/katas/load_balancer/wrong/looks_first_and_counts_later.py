"""Takes the lock to choose, and again to count.

Stopped by: two simultaneous requests are both counted
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Between the two, somebody else has chosen the same."""

    def _best(self, servers: list[Server]) -> Server:
        chosen = super()._best(servers)
        self._lock.release()
        self._lock.acquire()
        return chosen
