"""Takes a place before it looks whether the circuit is open, and keeps it.

Stopped by: a refused call leaves no trace
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Takes first, and looks then."""

    def _admit(self, circuit: Circuit) -> bool:
        try:
            return super()._admit(circuit)
        except OpenError:
            circuit.under_way += 1
            raise
