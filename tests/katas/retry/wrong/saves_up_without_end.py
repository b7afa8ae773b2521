"""Saves up retries beyond the budget while all is well.

Stopped by: retries add a tenth to the load and no more
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A good day pays for a storm."""

    def _earn(self) -> None:
        self._tenths += 1
