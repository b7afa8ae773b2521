"""Waits exactly for the longest pause once that is reached.

Stopped by: clients that failed together do not come back together
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Jitter is added and then cut off."""

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while limit < self.longest_pause:
            yield limit * self.random()
            limit *= 2
        while True:
            yield self.longest_pause
