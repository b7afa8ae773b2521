"""Takes a trial for failed that is told that there is no such product.

Stopped by: the trial call decides for all
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Only a call without any error closes the circuit."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        told = None
        on_trial = self._circuits[dependency].tries_at is not None
        try:
            with super().call(dependency) as limit:
                try:
                    yield limit
                except Exception as error:
                    told = error
                    if on_trial:
                        raise ConnectionError from error
                    raise
        except Exception:
            if told is None:
                raise
            raise told from None
