"""Lets three calls in as trials.

Stopped by: one trial call at a time is let in
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """As some libraries do."""

    def _admit(self, circuit: Circuit) -> bool:
        if circuit.failed_trials and circuit.under_way < 3:
            circuit.under_way += 1
            return True
        return super()._admit(circuit)
