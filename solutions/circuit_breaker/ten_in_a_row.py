"""The reference, which opens after ten failures in a row and keeps no window.

Many libraries count so by default, since a counter is all that it needs. Opens as fast as one can
when a service is dead. Never opens when half of the calls fail, since an answer sets the counter
back; and ten failures at night, an hour apart, open it.

Meets:
    no call waits for ever
    a slow service uses only its own share of the workers
    a place is given back whatever happened
    a service that fails is left alone for a while
    a refused call leaves no trace
    one trial call at a time is let in
    the trial call decides for all
    olga is told when a circuit opens and when it closes
    a call from before the last change says nothing
    a trial call that never answers does not keep the circuit open for ever
    a hundred guards do not try at once
    two simultaneous calls never take the same place
"""

from solutions.circuit_breaker.circuit_breaker import ENOUGH, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Keeps only the failures since the last answer."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        if said == "answered":
            circuit.ends.clear()
        elif said:
            circuit.ends.append((self.clock(), True))
        if len(circuit.ends) < ENOUGH:
            return ""
        self._open(circuit)
        return "open"
