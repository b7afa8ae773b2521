"""Keeps whose turn it is in each thread by itself.

Stopped by: two simultaneous requests are both counted
"""

from threading import local
from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """With a thread for each request it is always the first one's turn."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._local = local()

    def _best(self, servers: list[Server]) -> Server:
        credit = self._local.__dict__.setdefault("credit", {})
        for server in self._servers.values():
            server.credit = credit.get(server, 0)
        chosen = super()._best(servers)
        credit.update({server: server.credit for server in servers})
        return chosen
