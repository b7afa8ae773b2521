"""Gives each call a budget of its own.

Stopped by: retries add a tenth to the load and no more
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A limit that no call ever reaches."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        self._tenths = 10 * self.budget
        return super().call(do, seconds, idempotent=idempotent, key=key)
