"""Fills the budget every ten seconds, whatever the bank answers.

Stopped by: retries add a tenth to the load and no more
"""

from typing import Any

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A dead bank is tried again and again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._filled_at = self.clock()

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        if self.clock() - self._filled_at > 10:
            self._tenths, self._filled_at = 10 * self.budget, self.clock()
        return super()._may_go_on(error, number, pause, left, idempotent=idempotent)
