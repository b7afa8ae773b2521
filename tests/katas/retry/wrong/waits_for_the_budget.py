"""Waits until the budget has a retry again.

Stopped by: retries add a tenth to the load and no more
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The customer pays with time."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        while self._tenths < 10:
            self.sleep(1)
            self._tenths += 1
        return super()._may_go_on(error, number, pause, left, idempotent=idempotent)
