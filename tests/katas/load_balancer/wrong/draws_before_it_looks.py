"""Draws among all servers, and drops those that cannot be asked.

Stopped by: many balancers compare two not all
"""

from random import sample

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Now and then nothing is left to compare."""

    def _choose(self) -> Server:
        eligible = self._eligible()
        every = list(self._servers.values())
        if self.choices is not None and self.choices < len(every):
            drawn = [server for server in sample(every, self.choices) if server in eligible]
            return self._best(drawn or eligible)
        return super()._choose()
