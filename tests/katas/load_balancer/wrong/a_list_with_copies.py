"""Puts each server into the list as often as it is strong.

Stopped by: the strong get more turns but not all in a row
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Five times the strength, five in a row."""

    turn = -1

    def _best(self, servers: list[Server]) -> Server:
        if all(server.weight == 1 for server in servers):
            return super()._best(servers)
        self.turn += 1
        copies = [server for server in servers for _ in range(server.weight)]
        return copies[self.turn % len(copies)]
