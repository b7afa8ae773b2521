"""Makes a new key for each try.

Stopped by: one order has one key on every try
"""

from collections.abc import Callable
from uuid import uuid4

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """No two tries look like one order."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        end = self.clock() + seconds
        pauses = self._pauses()
        number = 1
        while True:
            try:
                answer = do(Try(number, min(self.try_seconds, end - self.clock()), uuid4().hex))
            except FailedError as error:
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
