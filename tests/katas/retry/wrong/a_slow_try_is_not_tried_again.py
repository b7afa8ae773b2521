"""Gives up when no answer came, whatever may be repeated.

Stopped by: a slow try is given up in time for another
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Only busy is tried again."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        return isinstance(error, BusyError) and super()._may_go_on(
            error, number, pause, left, idempotent=idempotent
        )
