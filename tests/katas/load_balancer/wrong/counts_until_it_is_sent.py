"""Gives a request back as soon as it is sent, not when it is answered.

Stopped by: the least busy server is asked first
"""

from collections.abc import Iterator
from contextlib import contextmanager

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Nobody ever has anything in hand."""

    @contextmanager
    def pick(self) -> Iterator[str]:
        with super().pick() as server:
            pass
        yield server
