"""Counts the calls of all services together.

Stopped by: a slow service uses only its own share of the workers
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """One room for all."""

    def _admit(self, circuit: Circuit) -> bool:
        if sum(other.under_way for other in self._circuits.values()) >= circuit.room:
            raise FullError
        return super()._admit(circuit)
