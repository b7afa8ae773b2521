"""Half of each limit is certain and half is left to chance; the state of a call is a small object.

The budget is a float that allows for rounding.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from random import random as roll

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


@dataclass
class Call:
    """What belongs to one call."""

    key: str
    end: float
    limit: float
    may_repeat: bool
    number: int = 1


class Retry:
    """Decides by one condition, and lets the state of the call go on."""

    def __init__(
        self,
        tries: int = 4,
        first_pause: float = 0.1,
        longest_pause: float = 2.0,
        try_seconds: float = 2.0,
        budget: int = 10,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        random: Callable[[], float] = roll,
    ) -> None:
        self.tries, self.longest, self.try_seconds = tries, longest_pause, try_seconds
        self.first = min(first_pause, longest_pause)
        self.clock, self.sleep, self.random = clock, sleep, random
        self.saved = self.room = float(budget)

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        key = str(uuid.uuid4()) if key is None else key
        call = Call(key, self.clock() + seconds, self.first, idempotent)
        while True:
            left = call.end - self.clock()
            try:
                answer = do(Try(call.number, min(left, self.try_seconds), call.key))
            except FailedError as error:
                pause = call.limit / 2 + call.limit / 2 * self.random() + (error.after or 0)
                if self.is_over(call, error, pause):
                    error.again = False
                    raise
            else:
                self.saved = min(self.room, self.saved + 0.1)
                return answer
            self.saved -= 1
            self.sleep(pause)
            call.number, call.limit = call.number + 1, min(2 * call.limit, self.longest)

    def is_over(self, call: Call, error: FailedError, pause: float) -> bool:
        if call.number >= self.tries or not error.again:
            return True
        if not (call.may_repeat or isinstance(error, BusyError)):
            return True
        return self.clock() + pause >= call.end or self.saved < 1 - 1e-9
