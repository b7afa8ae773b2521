"""Holds a lock from the choice to the end of the block.

Stopped by: the least busy server is asked first
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Of all servers it makes one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._door = Lock()

    @contextmanager
    def pick(self) -> Iterator[str]:
        with self._door, super().pick() as server:
            yield server
