"""Drops what is old only when a call fails, which may never be.

Stopped by: ten bad minutes go by the book
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A memory leak while all is well."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        if said == "answered":
            circuit.ends.append((self.clock(), False))
            return ""
        return super()._learn(circuit, said)
