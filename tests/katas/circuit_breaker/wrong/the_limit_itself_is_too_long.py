"""Takes an answer that comes at its limit for late.

Stopped by: an answer in time is health whatever it says
"""

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """An off-by-one of the clock."""

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        if self.clock() - call.began >= self.limit:
            call = call._replace(began=call.began - 1)
        return super()._end(circuit, call, said)
