"""Makes a key of its own though one was given.

Stopped by: an order that is placed again keeps its key
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The order placed again is a new one."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        return super().call(do, seconds, idempotent=idempotent, key=None)
