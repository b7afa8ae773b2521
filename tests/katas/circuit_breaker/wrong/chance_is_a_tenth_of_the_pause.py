"""Waits nine to ten tenths of each pause.

Stopped by: a hundred guards do not try at once
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Too little chance."""

    def _pause(self, circuit: Circuit) -> float:
        planned = min(5 * (1 << min(circuit.failed_trials, 9)), 30)
        return planned * (0.9 + self.random() / 10)
