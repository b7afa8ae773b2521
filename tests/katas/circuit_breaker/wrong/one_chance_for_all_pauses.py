"""Draws by chance once, and waits that part of every pause.

Stopped by: a hundred guards do not try at once
"""

from typing import Any

from solutions.circuit_breaker.circuit_breaker import FullError, OpenError
from solutions.circuit_breaker.circuit_breaker import Guard as Reference

__all__ = ["FullError", "Guard", "OpenError"]


class Guard(Reference):
    """Guards differ, and pauses do not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chance = self.random()
        self.random = lambda: chance
