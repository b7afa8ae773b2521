"""Makes no pause.

Stopped by: each pause is twice as long as the one before up to a limit
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """As fast as the bank can say no."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        for number in range(1, self.tries + 1):
            try:
                return do(Try(number, seconds, key or ""))
            except FailedError as error:
                if number == self.tries or not error.again:
                    raise
        raise AssertionError
