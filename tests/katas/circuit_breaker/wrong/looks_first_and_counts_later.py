"""Looks for a place under the lock, and takes it under the lock, in two steps.

Stopped by: two simultaneous calls never take the same place
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Two steps, each of them safe."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        circuit = self._circuits[dependency]
        with self._lock:
            if circuit.tries_at is None and circuit.under_way >= circuit.room:
                raise FullError
        with super().call(dependency) as limit:
            yield limit

    def _admit(self, circuit: Circuit) -> bool:
        if circuit.tries_at is None:
            circuit.under_way += 1
            return False
        return super()._admit(circuit)
