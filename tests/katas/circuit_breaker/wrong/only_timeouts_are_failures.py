"""Takes only a TimeoutError for a failure.

Stopped by: a service that fails is left alone for a while
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Any other error is an answer."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        refused = None
        with super().call(dependency) as limit:
            try:
                yield limit
            except ConnectionError as error:
                refused = error
        if refused:
            raise refused
