"""Lets another call in as soon as the limit of the trial is over.

Stopped by: a trial call that never answers does not keep the circuit open for ever
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """No pause after a trial that hangs."""

    def _try(self, circuit: Circuit) -> None:
        super()._try(circuit)
        circuit.tries_at = self.clock() + self.limit
