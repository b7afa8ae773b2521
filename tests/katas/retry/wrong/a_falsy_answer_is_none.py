"""Takes an answer that is false for no answer: a balance of 0 is asked for until it is another.

Stopped by: a short failure does not reach the customer
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Looks at the answer, and not at what was raised."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        def checked(told: Try) -> T:
            answer = do(told)
            if not answer and told.number < self.tries:
                raise BusyError
            return answer

        return super().call(checked, seconds, idempotent=idempotent, key=key)
