"""Tells that it is open when it first refuses a call.

Stopped by: olga is told when a circuit opens and when it closes
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """The news waits for the next customer."""

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        self._late = getattr(self, "_late", False)
        try:
            with super().call(dependency) as limit:
                yield limit
        except OpenError:
            if self._late:
                self._late = False
                self.tell(dependency, "open")
            raise

    def _learn(self, circuit: Circuit, said: str) -> str:
        self._late = super()._learn(circuit, said) == "open"
        return ""
