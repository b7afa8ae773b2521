"""Opens the circuit under another lock than the one under which it judges.

Stopped by: two simultaneous calls never take the same place
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Judges, lets go, and opens then."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        if said == "":
            return ""
        circuit.ends.append((self.clock(), said != "answered"))
        while circuit.ends[0][0] < self.clock() - 10:
            circuit.ends.popleft()
        is_open = said != "answered" and self._is_too_much(circuit)
        self._lock.release()
        self._lock.acquire()
        if is_open:
            self._open(circuit)
            return "open"
        return ""
