"""Opens again only after ten failures more.

Stopped by: the trial call decides for all
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Closed as soon as the pause is over, to be judged anew; one call at a time."""

    def _tried(self, circuit: Circuit, said: str) -> str:
        if said == "failed":
            circuit.ends.append((self.clock(), True))
            if len(circuit.ends) < 20:
                circuit.era += 1
                circuit.tries_at = self.clock()
                return ""
        return super()._tried(circuit, said)
