"""Opens at a single failure, since one of one is all.

Stopped by: a place is given back whatever happened
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Judges by the share alone."""

    def _is_too_much(self, circuit: Circuit) -> bool:
        return 2 * sum(failed for _, failed in circuit.ends) >= len(circuit.ends)
