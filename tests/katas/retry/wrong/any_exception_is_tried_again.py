"""Takes each exception for a failed try: an answer is asked for again.

Stopped by: a refusal is an answer and is not asked for again
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """`except Exception`, as in many snippets."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        for number in range(1, self.tries + 1):
            try:
                return do(Try(number, seconds, key or ""))
            except Exception:
                if number == self.tries:
                    raise
        raise AssertionError
