"""Counts requests, and takes the count modulo the number of servers.

Stopped by: a server that leaves costs no other its turn
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Everybody's place depends on how many there are."""

    requests = -1

    def _best(self, servers: list[Server]) -> Server:
        self.requests += 1
        return servers[self.requests % len(servers)]
