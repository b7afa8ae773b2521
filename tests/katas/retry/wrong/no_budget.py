"""Tries again as often as a call allows, whatever the other calls met.

Stopped by: retries add a tenth to the load and no more
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """No limit on all calls together."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        self._tenths = 10 * self.budget
        return super()._may_go_on(error, number, pause, left, idempotent=idempotent)
