"""Judges by the calls of the last five seconds.

Stopped by: what happened long ago does not count
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Too short a window."""

    def _is_too_much(self, circuit: Circuit) -> bool:
        while circuit.ends[0][0] < self.clock() - 5:
            circuit.ends.popleft()
        return super()._is_too_much(circuit)
