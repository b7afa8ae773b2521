"""Draws once, and uses that share for each of its pauses.

Stopped by: clients that failed together do not come back together
"""

from collections.abc import Iterator
from typing import Any

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Each till has its own number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._drawn = self.random()

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while True:
            limit = min(limit, self.longest_pause)
            yield limit * self._drawn
            limit *= 2
