"""Waits exactly as long as the server asks, if that is longer than its own pause.

Stopped by: no retry comes before the time that the bank asked for
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """All obey to the second."""

    def _pause(self, drawn: float, error: FailedError) -> float:
        return max(drawn, error.after or 0)
