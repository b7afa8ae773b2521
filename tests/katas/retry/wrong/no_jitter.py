"""Waits for the whole limit each time.

Stopped by: clients that failed together do not come back together
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Backoff without chance."""

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while True:
            yield min(limit, self.longest_pause)
            limit = min(2 * limit, self.longest_pause)
