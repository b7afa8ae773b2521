"""Draws once for a call, and uses that share for each of its pauses.

Stopped by: clients that failed together do not come back together
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A call that drew short comes back too often."""

    def _pauses(self) -> Iterator[float]:
        limit, share = self.first_pause, self.random()
        while True:
            limit = min(limit, self.longest_pause)
            yield limit * share
            limit *= 2
