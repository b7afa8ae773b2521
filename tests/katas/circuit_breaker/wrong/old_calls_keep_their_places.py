"""Gives no place back for a call from before the last change.

Stopped by: a call from before the last change says nothing
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """The old count is thrown away with the rest."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        if call.era != circuit.era and True:
            circuit.under_way += 1
        return super()._end(circuit, call, said)
