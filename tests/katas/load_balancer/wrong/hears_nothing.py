"""Knows what it has sent itself, and takes nobody's word for more.

Stopped by: a servers own count replaces the guess
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """One of ten sees a tenth."""

    def hear(self, server: str, open_requests: int) -> None:
        pass
