"""Keeps every call for as long as the program runs, and looks at the last ten seconds.

Stopped by: ten bad minutes go by the book
"""

from typing import Any

from solutions.circuit_breaker.circuit_breaker import Circuit, FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A memory leak."""

    def _learn(self, circuit: Circuit, said: str) -> str:
        self._diary.append((self.clock(), said))
        return super()._learn(circuit, said)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._diary: list[tuple[float, str]] = []
