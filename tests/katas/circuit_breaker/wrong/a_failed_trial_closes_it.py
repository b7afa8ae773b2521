"""Closes when the trial has ended, however it ended.

Stopped by: the trial call decides for all
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Judges anew from then on."""

    def _tried(self, circuit: Circuit, said: str) -> str:
        return super()._tried(circuit, "answered" if said == "failed" else said)
