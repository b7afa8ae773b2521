"""Judges by the last twenty calls, however old they are.

Stopped by: what happened long ago does not count
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A window of calls, and not of seconds."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        if said:
            circuit.ends.append((float("inf"), said != "answered"))  # never too old
        while len(circuit.ends) > 20:
            circuit.ends.popleft()
        if said in ("", "answered") or not self._is_too_much(circuit):
            return ""
        self._open(circuit)
        return "open"
