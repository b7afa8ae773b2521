"""Tries again though the error says that this is no use.

Stopped by: a refusal is an answer and is not asked for again
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Deaf to `again`."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        error.again = True
        return super()._may_go_on(error, number, pause, left, idempotent=idempotent)
