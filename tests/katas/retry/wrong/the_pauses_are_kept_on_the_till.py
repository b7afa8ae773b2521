"""Begins the pauses of all calls anew when one call begins.

Stopped by: many calls at once do not mix
"""

from collections.abc import Callable
from uuid import uuid4

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The till has one limit at a time."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        end = self.clock() + seconds
        key = uuid4().hex if key is None else key
        self._drawn = self._pauses()
        number = 1
        while True:
            try:
                answer = do(Try(number, min(self.try_seconds, end - self.clock()), key))
            except FailedError as error:
                pause = self._pause(next(self._drawn), error)
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
