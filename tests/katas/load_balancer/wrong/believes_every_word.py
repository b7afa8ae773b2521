"""Takes a server's word, however old it is, and counts on from there.

Stopped by: a servers own count replaces the guess
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Requests end that were never counted, and the server looks idler than idle."""

    def hear(self, server: str, open_requests: int) -> None:
        known = self._servers[server]
        known.others = open_requests - known.own
