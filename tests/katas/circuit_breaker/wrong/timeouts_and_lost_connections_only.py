"""Takes a TimeoutError and a ConnectionError for failures, and every other OSError for an answer.

Stopped by: a service that fails is left alone for a while
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A name that cannot be resolved is neither."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        other = None
        with super().call(dependency) as limit:
            try:
                yield limit
            except (TimeoutError, ConnectionError):
                raise
            except OSError as error:
                other = error
        if other:
            raise other
