"""Repeats whatever has a key, though nobody looks it up.

Stopped by: an order that is placed again keeps its key
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Trusts the key and not the server."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        return super().call(do, seconds, idempotent=idempotent or key is not None, key=key)
