"""Judges by the last thirty calls of the ten seconds.

Stopped by: ten bad minutes go by the book
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A bound that a busy shop meets."""

    def _is_too_much(self, circuit: Circuit) -> bool:
        while len(circuit.ends) > 30:
            circuit.ends.popleft()
        return super()._is_too_much(circuit)
