"""Does not repeat what is not idempotent, although nothing was done.

Stopped by: what may have been done is not done again
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Busy stops a payment."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        return idempotent and super()._may_go_on(error, number, pause, left, idempotent=idempotent)
