"""Counts calls from before it opened when it has closed again.

Stopped by: a call from before the last change says nothing
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Looks at the state, and not at when a call was made."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        if call.era != circuit.era and circuit.tries_at is None:
            call = call._replace(era=circuit.era, on_trial=False)
        return super()._end(circuit, call, said)
