"""Looks at the time only if a call ends without an error.

Stopped by: an answer in time is health whatever it says
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import Call, Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """The clock is read after the yield, and in no finally."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        told = None
        with super().call(dependency) as limit:
            try:
                yield limit
            except OSError:
                raise
            except Exception as error:
                told = error
            self._no = told is not None
        if told:
            raise told

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        if said == "answered" and self._no:
            call = call._replace(began=self.clock())
        return super()._end(circuit, call, said)
