"""Holds an RLock from the choice to the end of the block.

Stopped by: the least busy server is asked first
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The same thread may come again, and nobody else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._door = RLock()

    @contextmanager
    def pick(self) -> Iterator[str]:
        with self._door, super().pick() as server:
            yield server
