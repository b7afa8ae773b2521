"""Counts a call that had no room as an answer.

Stopped by: a refused call leaves no trace
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """What raised no OSError is an answer."""

    def _admit(self, circuit: Circuit) -> bool:
        try:
            return super()._admit(circuit)
        except FullError:
            if circuit.tries_at is None:
                self._learn(circuit, "answered")
            raise
