"""Lets each answer pay for a whole retry.

Stopped by: retries add a tenth to the load and no more
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Doubles the load when half is turned away."""

    def _earn(self) -> None:
        self._tenths = min(10 * self.budget, self._tenths + 10)
