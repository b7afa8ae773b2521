"""Tries again after two seconds.

Stopped by: a service that fails is left alone for a while
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A pause of its own."""

    def _pause(self, circuit: Circuit) -> float:
        return 2.0
