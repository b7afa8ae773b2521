"""Closes when the trial call is answered, however late.

Stopped by: a trial call that never answers does not keep the circuit open for ever
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Looks at what came, and not at when."""

    def _tried(self, circuit: Circuit, said: str) -> str:
        return super()._tried(circuit, "answered" if said == "late" else said)
