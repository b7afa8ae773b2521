"""Relies on luck between looking and counting.

Stopped by: two simultaneous requests are both counted
"""

from contextlib import nullcontext
from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Right for one shopper at a time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lock = nullcontext()  # type: ignore[assignment]
