"""Judges by all calls since the circuit closed.

Stopped by: what happened long ago does not count
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A share of a life."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        if said:
            circuit.ends.append((float("inf"), said != "answered"))  # never too old
        if said in ("", "answered") or not self._is_too_much(circuit):
            return ""
        self._open(circuit)
        return "open"
