"""Has ten retries for life.

Stopped by: retries add a tenth to the load and no more
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Nothing is earned."""

    def _earn(self) -> None:
        pass
