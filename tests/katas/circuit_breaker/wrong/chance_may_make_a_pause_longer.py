"""Waits a quarter less or more than each pause was planned for.

Stopped by: a hundred guards do not try at once
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Chance on both sides."""

    def _pause(self, circuit: Circuit) -> float:
        planned = min(5 * (1 << min(circuit.failed_trials, 9)), 30)
        return planned * (0.75 + self.random() / 2)
