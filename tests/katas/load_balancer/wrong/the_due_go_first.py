"""Sends the next shopper to a server that is due for its trial, however busy it is.

Stopped by: a trial without an answer is repeated
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Somebody has to wait there, behind all that are open."""

    def _best(self, servers: list[Server]) -> Server:
        trusted = [server for server in servers if server.back_at is None]
        due = [server for server in servers if (server.back_at or 1e9) <= self.clock()]
        return super()._best(due if due and 2 * len(trusted) >= len(servers) else servers)
