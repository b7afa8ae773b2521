"""Puts each server into a list as often as it is strong, and shuffles that once.

Stopped by: the strong get more turns but not all in a row
"""

from random import shuffle
from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Spread in most shops, and never in some."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lap: list[Server] = []

    def _best(self, servers: list[Server]) -> Server:
        if all(server.weight == 1 for server in servers):
            return super()._best(servers)
        if not self._lap:
            self._lap = [server for server in servers for _ in range(server.weight)]
            shuffle(self._lap)
        self._lap = self._lap[1:] + self._lap[:1]
        return self._lap[-1]
