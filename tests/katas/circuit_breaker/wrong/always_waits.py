"""Lets a call take for ever.

Stopped by: no call waits for ever
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A room and a circuit, and no limit."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        with super().call(dependency):
            yield float("inf")
