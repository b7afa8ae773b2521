"""Counts a call that had no room as a failure of the service.

Stopped by: a refused call leaves no trace
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """The circuit stands around the room."""

    def _admit(self, circuit: Circuit) -> bool:
        try:
            return super()._admit(circuit)
        except FullError:
            if circuit.tries_at is None:
                self._learn(circuit, "failed")
            raise
