"""Waits for a place instead of refusing.

Stopped by: a slow service uses only its own share of the workers
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Semaphore
from typing import Any

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """A semaphore, as one first writes it."""

    def __init__(self, rooms: Mapping[str, int], *args: Any, **kwargs: Any) -> None:
        super().__init__(rooms, *args, **kwargs)
        self._places = {name: Semaphore(room) for name, room in rooms.items()}

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        with self._places[dependency], super().call(dependency) as limit:
            yield limit
