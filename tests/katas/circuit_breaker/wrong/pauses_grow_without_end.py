"""Doubles the pause after each failed trial, without an end.

Stopped by: a hundred guards do not try at once
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """No cap."""

    def _pause(self, circuit: Circuit) -> float:
        return 5 * (1 << min(circuit.failed_trials, 30)) * (1 + self.random()) / 2
