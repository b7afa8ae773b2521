"""Tells of each trial that begins.

Stopped by: olga is told when a circuit opens and when it closes
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Half-open is news."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        is_open = self._circuits[dependency].tries_at is not None
        with super().call(dependency) as limit:
            if is_open:
                self.tell(dependency, "half-open")
            yield limit
