"""Judges by the calls of the last minute.

Stopped by: what happened long ago does not count
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Too long a window."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        if said:
            circuit.ends.append((self.clock(), said != "answered"))
        while circuit.ends and circuit.ends[0][0] < self.clock() - 60:
            circuit.ends.popleft()
        if said in ("", "answered") or not self._is_too_much(circuit):
            return ""
        self._open(circuit)
        return "open"
