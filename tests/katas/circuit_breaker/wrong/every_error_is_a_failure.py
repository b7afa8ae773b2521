"""Takes every error for a failure, also that there is no such product.

Stopped by: an answer in time is health whatever it says
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """`except Exception`, and no difference."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        told = None
        try:
            with super().call(dependency) as limit:
                try:
                    yield limit
                except Exception as error:
                    told = error
                    raise ConnectionError from error
        except ConnectionError:
            assert told is not None
            raise told from None
