"""Opens with each ten failures, also while it is open.

Stopped by: a call from before the last change says nothing
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Opens, and tells so, as often as it is too much."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        if call.era != circuit.era and circuit.tries_at is not None and circuit.failed_trials == 0:
            circuit.under_way -= 1
            return self._learn(circuit, said)
        return super()._end(circuit, call, said)
