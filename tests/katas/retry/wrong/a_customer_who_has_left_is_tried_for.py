"""Catches what is no Exception, too: a call cannot be cancelled.

Stopped by: a refusal is an answer and is not asked for again
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A bare except."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        for number in range(1, self.tries + 1):
            try:
                return do(Try(number, seconds, key or ""))
            except BaseException as error:
                is_answer = isinstance(error, Exception) and not isinstance(error, FailedError)
                if number == self.tries or is_answer:
                    raise
        raise AssertionError
