"""Divides its own requests by the weight, and not what others have sent.

Stopped by: a servers own count replaces the guess
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server, next_in_turn

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A large server looks full."""

    def _best(self, servers: list[Server]) -> Server:
        least = min(server.own / server.weight + server.others for server in servers)
        return next_in_turn([s for s in servers if s.own / s.weight + s.others == least])
