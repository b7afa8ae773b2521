"""Makes its own pause whatever the server asks for.

Stopped by: no retry comes before the time that the bank asked for
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Does not read `after`."""

    def _pause(self, drawn: float, error: FailedError) -> float:
        return drawn
