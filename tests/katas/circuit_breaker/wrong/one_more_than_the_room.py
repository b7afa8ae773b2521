"""Lets one call more in than may be under way.

Stopped by: a slow service uses only its own share of the workers
"""

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """An off-by-one."""

    def _admit(self, circuit: Circuit) -> bool:
        circuit.under_way -= 1
        try:
            return super()._admit(circuit)
        finally:
            circuit.under_way += 1
