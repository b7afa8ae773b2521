"""Takes the server that was asked the fewest times since it joined.

Stopped by: a server that leaves costs no other its turn
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Who joins gets everything until it has caught up with a year."""

    def _best(self, servers: list[Server]) -> Server:
        chosen = max(servers, key=lambda server: server.credit)
        chosen.credit -= 1
        return chosen
