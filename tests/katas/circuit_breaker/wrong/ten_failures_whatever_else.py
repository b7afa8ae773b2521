"""Opens after ten failures in ten seconds, however many calls were answered.

Stopped by: few calls are no proof
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Judges by a number, and by no share."""

    def _is_too_much(self, circuit: Circuit) -> bool:
        return sum(failed for _, failed in circuit.ends) >= 10
