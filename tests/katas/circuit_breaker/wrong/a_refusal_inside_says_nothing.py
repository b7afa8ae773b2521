"""Lets a call say nothing if another guard refused what it wanted: its own answer was in time.

Stopped by: an answer in time is health whatever it says
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import (
    Call,
    Circuit,
    FullError,
    OpenError,
    RefusedError,
)
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Every refusal is taken for its own."""

    _refused = False

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        with super().call(dependency) as limit:
            try:
                yield limit
            except RefusedError:
                self._refused = True
                raise

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        said, self._refused = "" if self._refused else said, False
        return super()._end(circuit, call, said)
