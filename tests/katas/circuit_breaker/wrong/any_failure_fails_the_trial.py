"""Takes the failure of a call from before for the failure of the trial.

Stopped by: a call from before the last change says nothing
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Whatever ends during a trial is the trial."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        if call.era != circuit.era and said == "failed" and circuit.failed_trials:
            circuit.under_way -= 1
            return self._tried(circuit, said)
        return super()._end(circuit, call, said)
