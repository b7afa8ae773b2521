"""Begins a call with the pause at which the one before had ended.

Stopped by: each pause is twice as long as the one before up to a limit
"""

from collections.abc import Iterator
from typing import Any

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The limit is never set back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._limit = min(self.first_pause, self.longest_pause)

    def _pauses(self) -> Iterator[float]:
        while True:
            yield self._limit * self.random()
            self._limit = min(2 * self._limit, self.longest_pause)
