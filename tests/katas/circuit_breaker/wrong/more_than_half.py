"""Opens when more than half of the calls failed.

Stopped by: few calls are no proof
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """More, where the rule says at least."""

    def _is_too_much(self, circuit: Circuit) -> bool:
        failures = sum(failed for _, failed in circuit.ends)
        return len(circuit.ends) >= 10 and 2 * failures > len(circuit.ends)
