"""Tells that it opened, and never that it closed.

Stopped by: olga is told when a circuit opens and when it closes
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Half of the news."""

    def _tried(self, circuit: Circuit, said: str) -> str:
        super()._tried(circuit, said)
        return ""
