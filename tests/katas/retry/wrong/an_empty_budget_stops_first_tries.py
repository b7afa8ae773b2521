"""Turns customers away while the budget is empty.

Stopped by: the budget stops retries and never first tries
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Never learns that the bank is well."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        if self._tenths < 10:
            raise BusyError(again=False)
        return super().call(do, seconds, idempotent=idempotent, key=key)
