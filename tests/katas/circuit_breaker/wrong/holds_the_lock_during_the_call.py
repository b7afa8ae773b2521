"""Holds one lock while a call is under way.

Stopped by: no call waits for ever
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """One lock around everything; the thread that has it may call again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._around = RLock()

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        with self._around, super().call(dependency) as limit:
            yield limit
