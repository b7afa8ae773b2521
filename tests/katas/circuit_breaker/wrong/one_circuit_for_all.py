"""Has one circuit for all services.

Stopped by: a service that fails is left alone for a while
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """One state for all."""

    def _admit(self, circuit: Circuit) -> bool:
        for other in self._circuits.values():
            if other.tries_at is not None and self.clock() < other.tries_at:
                raise OpenError
        return super()._admit(circuit)
