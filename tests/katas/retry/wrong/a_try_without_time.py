"""Makes a try that has no time at all.

Stopped by: a call that cannot succeed in time ends at once
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Takes all for less than all."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        left += 1e-9
        return super()._may_go_on(error, number, pause, left, idempotent=idempotent)
