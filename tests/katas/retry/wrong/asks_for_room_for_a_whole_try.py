"""Makes no try that would have less time than a try may take.

Stopped by: no try outlasts the patience of the customer
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Gives up too early."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        left -= self.try_seconds / 2
        return super()._may_go_on(error, number, pause, left, idempotent=idempotent)
