"""Gives each call a second, whatever limit it was made with.

Stopped by: no call waits for ever
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A limit of its own."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        with super().call(dependency):
            yield 1.0
