"""Looks whether the pause is over before it takes the lock.

Stopped by: two simultaneous calls never take the same place
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Looks, and acts on what it saw later."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        circuit = self._circuits[dependency]
        tries_at = circuit.tries_at
        if tries_at is not None and self.clock() < tries_at:
            raise OpenError
        with self._lock:
            if tries_at is not None:
                circuit.tries_at = tries_at
        with super().call(dependency) as limit:
            yield limit
