"""Begins with a pause above the longest one, if it is told to.

Stopped by: each pause is twice as long as the one before up to a limit
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Caps only what was doubled."""

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while True:
            yield limit * self.random()
            limit = min(2 * limit, self.longest_pause)
