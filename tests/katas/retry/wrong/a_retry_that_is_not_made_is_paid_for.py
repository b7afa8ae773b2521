"""Takes a retry out of the budget before it knows whether it will be made.

Stopped by: the budget stops retries and never first tries
"""

from collections.abc import Callable
from uuid import uuid4

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Pays for pauses that do not fit."""

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
            except FailedError as error:
                pause = self._pause(next(pauses), error)
                left = end - self.clock()
                if not self._may_go_on(error, number, pause, left, idempotent=idempotent):
                    error.again = False
                    self._tenths = max(0, self._tenths - 10)
                    raise
            else:
                self._earn()
                return answer
            self._tenths -= 10
            self.sleep(pause)
            number += 1
