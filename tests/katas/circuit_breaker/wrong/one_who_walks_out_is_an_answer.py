"""Takes a customer who walks out for an answer.

Stopped by: an answer in time is health whatever it says
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """What is no failure is an answer."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        return super()._learn(circuit, said or "answered")
