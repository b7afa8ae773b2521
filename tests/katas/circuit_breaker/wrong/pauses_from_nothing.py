"""Waits from nothing to all of each pause.

Stopped by: a hundred guards do not try at once
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Full jitter, where half is promised."""

    def _pause(self, circuit: Circuit) -> float:
        return min(5 * (1 << min(circuit.failed_trials, 9)), 30) * self.random()
