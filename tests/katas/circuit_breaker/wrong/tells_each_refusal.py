"""Tells of each call that it refuses.

Stopped by: olga is told when a circuit opens and when it closes
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """An alert for each customer."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        try:
            with super().call(dependency) as limit:
                yield limit
        except OpenError:
            self.tell(dependency, "open")
            raise
