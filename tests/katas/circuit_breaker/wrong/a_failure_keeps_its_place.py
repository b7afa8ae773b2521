"""Gives a place back only when a call was answered.

Stopped by: a place is given back whatever happened
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Gives back after the yield, and in no finally."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        circuit.under_way += said == "failed"
        return super()._end(circuit, call, said)
