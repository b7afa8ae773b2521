"""Opens when two of five calls failed.

Stopped by: few calls are no proof
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Too low a share."""

    def _is_too_much(self, circuit: Circuit) -> bool:
        failures = sum(failed for _, failed in circuit.ends)
        return len(circuit.ends) >= 10 and 5 * failures >= 2 * len(circuit.ends)
