"""Doubles its pauses beyond the longest one.

Stopped by: each pause is twice as long as the one before up to a limit
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """No cap."""

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while True:
            yield limit * self.random()
            limit *= 2
