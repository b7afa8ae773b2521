"""Leaves only a tenth of each pause to chance.

Stopped by: clients that failed together do not come back together
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Too little to keep a crowd apart."""

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while True:
            limit = min(limit, self.longest_pause)
            yield limit * (0.9 + self.random() / 10)
            limit *= 2
