"""Gives each service as much room as the one that has most.

Stopped by: a slow service uses only its own share of the workers
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """One number for all."""

    def _admit(self, circuit: Circuit) -> bool:
        circuit.room = max(other.room for other in self._circuits.values())
        return super()._admit(circuit)
