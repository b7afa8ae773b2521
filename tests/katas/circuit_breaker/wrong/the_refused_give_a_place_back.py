"""Gives a place back for a call that was refused because there was none.

Stopped by: a slow service uses only its own share of the workers
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Gives back in a finally that begins too early."""

    def _admit(self, circuit: Circuit) -> bool:
        try:
            return super()._admit(circuit)
        except FullError:
            circuit.under_way -= 1
            raise
