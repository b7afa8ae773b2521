"""Tells nobody.

Stopped by: olga is told when a circuit opens and when it closes
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Silent."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        super()._end(circuit, call, said)
        return ""
