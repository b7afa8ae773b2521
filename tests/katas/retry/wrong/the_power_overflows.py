"""Computes the whole power before it looks at the limit.

Stopped by: each pause is twice as long as the one before up to a limit
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Right for a thousand tries."""

    def _pauses(self) -> Iterator[float]:
        number = 0
        while True:
            yield min(self.first_pause * 2.0**number, self.longest_pause) * self.random()
            number += 1
