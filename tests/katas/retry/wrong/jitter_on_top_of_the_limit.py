"""Waits longer than the limit: gRPC's fifth more or less.

Stopped by: each pause is twice as long as the one before up to a limit
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The limit is only the middle."""

    def _pauses(self) -> Iterator[float]:
        for pause in super()._pauses():
            fifth = self.random() / 5
            yield pause * (0.8 + 2 * fifth)
