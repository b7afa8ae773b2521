"""Catches what goes wrong at a server, and does not raise it on.

Stopped by: a finished request is given back once whatever happened
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A failed request looks like one that was answered."""

    @contextmanager
    def pick(self) -> Iterator[str]:
        with super().pick() as server, suppress(Exception):
            yield server
