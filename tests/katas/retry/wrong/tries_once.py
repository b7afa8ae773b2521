"""The design that the kata begins with: every failure reaches the customer.

Stopped by: a short failure does not reach the customer
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """One try, and no more."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        return do(Try(1, seconds, key or ""))
