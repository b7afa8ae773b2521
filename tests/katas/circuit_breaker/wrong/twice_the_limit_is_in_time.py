"""Takes a call for slow only after twice its limit.

Stopped by: an answer in time is health whatever it says
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Some patience of its own."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        return super()._end(circuit, call._replace(began=call.began + self.limit), said)
