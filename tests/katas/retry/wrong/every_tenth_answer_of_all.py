"""Adds a retry with every tenth answer, also if those before came while the budget was full.

Stopped by: the budget stops retries and never first tries
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A count that goes on while nothing can be saved up."""

    _answers = 0

    def _earn(self) -> None:
        self._answers += 1
        if self._answers % 10 == 0:
            self._tenths = min(10 * self.budget, self._tenths + 10)
