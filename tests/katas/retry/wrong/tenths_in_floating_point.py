"""Adds 0.1 ten times, which is a little less than 1: the tenth answer earns nothing.

Stopped by: the budget stops retries and never first tries
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """One retry is ten tenths, and these do not add up."""

    @property  # type: ignore[override]
    def _tenths(self) -> float:
        return 10 * self._left

    @_tenths.setter
    def _tenths(self, value: float) -> None:
        self._left = value / 10

    def _earn(self) -> None:
        self._left = min(self.budget, self._left + 0.1)
