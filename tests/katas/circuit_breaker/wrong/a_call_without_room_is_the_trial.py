"""Begins the trial before it looks for room.

Stopped by: a trial call that never answers does not keep the circuit open for ever
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Refuses the trial itself, and waits for its end."""

    def _admit(self, circuit: Circuit) -> bool:
        is_due = circuit.tries_at is not None and self.clock() >= circuit.tries_at
        if is_due and circuit.under_way >= circuit.room:
            self._try(circuit)
            raise FullError
        return super()._admit(circuit)
