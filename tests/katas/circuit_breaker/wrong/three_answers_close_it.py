"""Closes after three trials that were answered, one after another.

Stopped by: the trial call decides for all
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A success threshold."""

    answers = 0

    def _tried(self, circuit: Circuit, said: str) -> str:
        self.answers = self.answers + 1 if said == "answered" else 0
        if self.answers in (1, 2):
            circuit.era += 1
            circuit.tries_at = self.clock()
            return ""
        return super()._tried(circuit, said)
