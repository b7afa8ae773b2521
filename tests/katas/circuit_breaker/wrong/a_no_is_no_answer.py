"""Counts only calls without any error as answers.

Stopped by: an answer in time is health whatever it says
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """What is no OSError says nothing."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        told = None
        try:
            with super().call(dependency) as limit:
                try:
                    yield limit
                except OSError:
                    raise
                except Exception as error:
                    told = error
                    raise KeyboardInterrupt from error  # the guard takes it for a walk-out
        except KeyboardInterrupt:
            if told is None:
                raise
            raise told from None
