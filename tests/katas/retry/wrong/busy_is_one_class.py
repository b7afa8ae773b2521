"""Knows a BusyError by its exact type.

Stopped by: what may have been done is not done again
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A kind of busy is taken for no answer."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        return (idempotent or type(error) is BusyError) and super()._may_go_on(
            error, number, pause, left, idempotent=idempotent
        )
