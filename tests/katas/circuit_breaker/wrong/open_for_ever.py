"""Stays open once it has opened.

Stopped by: a service that fails is left alone for a while
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A fuse, and no circuit breaker."""

    def _pause(self, circuit: Circuit) -> float:
        return float("inf")
