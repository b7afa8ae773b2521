"""Begins another trial when the first has not ended after ten seconds.

Stopped by: only the trial tells whether it is well
"""

from math import inf

from solutions.load_balancer.load_balancer import PAUSE, NoServerError, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A slow answer is taken for none, and a second shopper is risked."""

    def _choose(self) -> Server:
        for server in self._servers.values():
            if server.back_at == inf and self.clock() - self._tried_at >= PAUSE:
                server.back_at = self.clock()
        chosen = super()._choose()
        if chosen.back_at is not None:
            self._tried_at = self.clock()
        return chosen

    _tried_at = 0.0
