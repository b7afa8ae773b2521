"""Lets everybody in when the pause is over.

Stopped by: one trial call at a time is let in
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Open for a while, and then closed."""

    def _try(self, circuit: Circuit) -> None:
        circuit.tries_at = None
        circuit.ends.clear()
        circuit.era += 1

    def _admit(self, circuit: Circuit) -> bool:
        super()._admit(circuit)
        return False
