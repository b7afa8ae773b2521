"""Takes a room of 0 for a room without an end.

Stopped by: a slow service uses only its own share of the workers
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Zero is false, and false is taken for not set."""

    def _admit(self, circuit: Circuit) -> bool:
        circuit.room = circuit.room or 1_000_000
        return super()._admit(circuit)
