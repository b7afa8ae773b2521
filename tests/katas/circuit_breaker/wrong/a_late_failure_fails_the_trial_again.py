"""Begins a second pause when a trial fails that has failed already.

Stopped by: a trial call that never answers does not keep the circuit open for ever
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Looks at the error, and not at the time."""

    def _tried(self, circuit: Circuit, said: str) -> str:
        if said == "late":
            circuit.tries_at = self.clock() + self._pause(circuit)
        return super()._tried(circuit, said)
