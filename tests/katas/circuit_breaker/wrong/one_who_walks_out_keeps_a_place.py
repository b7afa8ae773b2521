"""Gives a place back after an Exception, and not after anything else.

Stopped by: a place is given back whatever happened
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Gives back in `except Exception`."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        circuit.under_way += said == ""
        return super()._end(circuit, call, said)
