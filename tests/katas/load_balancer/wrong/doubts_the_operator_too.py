"""Uses every server there is when most look ill.

Stopped by: when most look ill ejections are ignored
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Down was not a suspicion."""

    def _eligible(self) -> list[Server]:
        chosen, now = super()._eligible(), self.clock()
        doubting = any(s.back_at is not None and s.back_at > now for s in chosen)
        return list(self._servers.values()) if doubting else chosen
