"""Among servers with least in hand, takes the next at or after a place that moves on by one.

Stopped by: among equals the turn goes round
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import Server


class Balancer(Reference):
    """The neighbour of a busy one gets its share."""

    place = 0

    def _best(self, servers: list[Server]) -> Server:
        if any(server.weight > 1 for server in servers) or len(servers) != len(self._servers):
            return super()._best(servers)
        after = servers[self.place :] + servers[: self.place]
        self.place = (self.place + 1) % len(servers)
        return min(after, key=lambda server: server.in_hand)

    def join(self, server: str, weight: int = 1) -> None:
        super().join(server, weight)
        self.place = 1  # whose turn it was: what a lesson before asks for
