"""Makes each pause five seconds longer than the one before.

Stopped by: a hundred guards do not try at once
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Adds, where the rule doubles."""

    def _pause(self, circuit: Circuit) -> float:
        return min(5 + 5 * circuit.failed_trials, 30) * (1 + self.random()) / 2
