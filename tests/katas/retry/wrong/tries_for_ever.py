"""Tries again as long as it takes.

Stopped by: the tries come to an end and the last error is told
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """No limit on tries."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        number = 1
        while True:
            try:
                return do(Try(number, seconds, key or ""))
            except FailedError as error:
                if not error.again:
                    raise
                number += 1
