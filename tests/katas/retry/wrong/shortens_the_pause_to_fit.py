"""Shortens a pause so that one more try fits in.

Stopped by: a call that cannot succeed in time ends at once
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Hammers the bank at the end of each call."""

    def _pause(self, drawn: float, error: FailedError) -> float:
        self._whole = drawn + (error.after or 0)
        return min(self._whole, max(0.0, self._end - self.clock() - 0.1))

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        self._end = self.clock() + seconds
        return super().call(do, seconds, idempotent=idempotent, key=key)
