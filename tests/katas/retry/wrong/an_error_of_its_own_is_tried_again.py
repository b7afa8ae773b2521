"""Takes each OSError for a failed try of the bank.

Stopped by: a refusal is an answer and is not asked for again
"""

from collections.abc import Callable
from uuid import uuid4

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The printer is too slow, and the bank is tried again."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        end = self.clock() + seconds
        key = uuid4().hex if key is None else key
        pauses = self._pauses()
        number = 1
        while True:
            try:
                answer = do(Try(number, min(self.try_seconds, end - self.clock()), key))
            except (FailedError, OSError) as found:
                error = found if isinstance(found, FailedError) else BusyError()
                pause = self._pause(next(pauses), error)
                left = end - self.clock()
                if not self._may_go_on(error, number, pause, left, idempotent=idempotent):
                    error.again = False
                    raise
            else:
                self._earn()
                return answer
            self._tenths -= 10
            self.sleep(pause)
            number += 1
