"""Judges after each call, so that an answer opens the circuit that nine failures could not.

Stopped by: few calls are no proof
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """The tenth call is a good one, and the tenth."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        news = super()._learn(circuit, said)
        if said == "answered" and self._is_too_much(circuit):
            self._open(circuit)
            return "open"
        return news
