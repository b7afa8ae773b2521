"""Draws from an ever longer limit, and cuts the pause off at the longest.

Stopped by: clients that failed together do not come back together
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The longest pause is no limit but a place where pauses pile up."""

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while True:
            yield min(limit * self.random(), self.longest_pause)
            limit = min(2 * limit, 1e9)
