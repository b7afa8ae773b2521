"""Takes the lock to choose, and thinks that one step backwards needs none.

Stopped by: two shoppers at one instant are two in hand
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """in_hand -= 1 is three steps."""

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        self._lock.release()
        super()._give_back(server, error, on_trial=on_trial)
        self._lock.acquire()
