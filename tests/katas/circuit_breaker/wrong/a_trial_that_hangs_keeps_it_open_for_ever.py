"""Waits for the end of the trial call, and for nothing else.

Stopped by: a trial call that never answers does not keep the circuit open for ever
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Stuck half-open."""

    def _try(self, circuit: Circuit) -> None:
        super()._try(circuit)
        circuit.tries_at = float("inf")
