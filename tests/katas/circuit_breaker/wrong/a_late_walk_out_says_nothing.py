"""Takes a walk-out for no news, however long the customer has waited.

Stopped by: an answer in time is health whatever it says
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Looks at the error, and not at the time."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        if said == "":
            call = call._replace(began=self.clock())
        return super()._end(circuit, call, said)
