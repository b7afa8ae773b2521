"""Makes the same pause each time.

Stopped by: each pause is twice as long as the one before up to a limit
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A fixed interval."""

    def _pauses(self) -> Iterator[float]:
        while True:
            yield self.first_pause * self.random()
