"""Goes on with the long pauses of the last illness when the circuit opens anew.

Stopped by: a hundred guards do not try at once
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Remembers too well."""

    def _open(self, circuit: Circuit) -> None:
        trials = circuit.failed_trials
        super()._open(circuit)
        circuit.failed_trials = trials
        circuit.tries_at = self.clock() + self._pause(circuit)
