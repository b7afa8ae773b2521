"""Judges by more than ten calls.

Stopped by: a service that fails is left alone for a while
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """An off-by-one."""

    def _is_too_much(self, circuit: Circuit) -> bool:
        return len(circuit.ends) > 10 and super()._is_too_much(circuit)
