"""The reference, which counts anew after each ten seconds instead of looking back on ten.

Two numbers for a service, however many calls there are. Up to 19 failures can lie on both sides of
a border and open nothing, and just after a border it knows nothing.

Meets:
    no call waits for ever
    a slow service uses only its own share of the workers
    a place is given back whatever happened
    a service that fails is left alone for a while
    few calls are no proof
    an answer in time is health whatever it says
    a refused call leaves no trace
    one trial call at a time is let in
    the trial call decides for all
    olga is told when a circuit opens and when it closes
    a call from before the last change says nothing
    a trial call that never answers does not keep the circuit open for ever
    a hundred guards do not try at once
    two simultaneous calls never take the same place
"""

from solutions.circuit_breaker.circuit_breaker import WINDOW, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Drops all that it counted when the clock begins another ten seconds."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        if circuit.ends and circuit.ends[0][0] // WINDOW != self.clock() // WINDOW:
            circuit.ends.clear()
        return super()._learn(circuit, said)
