"""Takes the lock to choose, and thinks that one step backwards needs none.

Stopped by: two simultaneous requests are both counted
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """own -= 1 is three steps."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        self._lock.release()
        super()._give_back(request, error)
        self._lock.acquire()
