"""Gives a place back for each call that is refused because the circuit is open.

Stopped by: a refused call leaves no trace
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Gives back in a finally that begins too early."""

    def _admit(self, circuit: Circuit) -> bool:
        try:
            return super()._admit(circuit)
        except OpenError:
            circuit.under_way -= 1
            raise
