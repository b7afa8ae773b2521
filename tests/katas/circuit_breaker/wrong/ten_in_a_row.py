"""Opens after ten failures in a row.

Stopped by: few calls are no proof
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Counts failures since the last answer."""

    def _is_too_much(self, circuit: Circuit) -> bool:
        last = [failed for _, failed in circuit.ends][-10:]
        return len(last) == 10 and all(last)
