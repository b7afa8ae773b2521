"""Goes round all servers, and steps from a dead one to the next.

Stopped by: the share of a dead server is spread
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import Server


class Balancer(Reference):
    """The neighbour of the dead carries twice."""

    order: tuple[str, ...] = ()

    def _best(self, servers: list[Server]) -> Server:
        everyone = tuple(self._servers)
        rest = [name for name in self.order if name in everyone]
        self.order = (*rest, *(name for name in everyone if name not in rest))
        for _ in everyone:
            self.order = self.order[1:] + self.order[:1]
            server = self._servers[self.order[-1]]
            if server in servers:
                break
        return server
