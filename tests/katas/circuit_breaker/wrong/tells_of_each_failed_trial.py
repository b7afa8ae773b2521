"""Tells that it is open after each trial that failed.

Stopped by: olga is told when a circuit opens and when it closes
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Each pause is news."""

    def _tried(self, circuit: Circuit, said: str) -> str:
        return super()._tried(circuit, said) or "open" * (said == "failed")
