"""Begins the pause anew with each failure while it is open.

Stopped by: a call from before the last change says nothing
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Open since the last failure."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        if call.era != circuit.era and said == "failed" and circuit.tries_at is not None:
            circuit.tries_at = self.clock() + self._pause(circuit)
        return super()._end(circuit, call, said)
