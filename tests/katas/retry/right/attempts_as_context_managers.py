"""An attempt is a context manager that swallows a failure if another attempt follows.

So do tenacity and stamina. Which failures may be repeated is one set of classes for each call.
"""

import time
from collections.abc import Callable, Iterator
from itertools import count
from random import random as roll
from types import TracebackType
from uuid import uuid4

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Attempt:
    """One try in a `with` block."""

    def __init__(self, told: Try, goes_on: Callable[[int, FailedError], bool]) -> None:
        self.told, self.goes_on = told, goes_on

    def __enter__(self) -> Try:
        return self.told

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _: TracebackType | None,
    ) -> bool:
        return isinstance(error, FailedError) and self.goes_on(self.told.number, error)


class Retry:
    """Yields attempts until one returns or raises."""

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
        self.tries, self.first_pause, self.longest_pause = tries, first_pause, longest_pause
        self.try_seconds, self.room, self.tenths = try_seconds, 10 * budget, 10 * budget
        self.clock, self.sleep, self.random = clock, sleep, random

    def attempts(self, seconds: float, key: str, *, idempotent: bool) -> Iterator[Attempt]:
        end = self.clock() + seconds
        may_follow = FailedError if idempotent else BusyError

        def goes_on(number: int, error: FailedError) -> bool:
            limit = min(self.longest_pause, self.first_pause * 2 ** min(number - 1, 60))
            pause = (error.after or 0) + limit * self.random()
            is_wanted = error.again and number < self.tries and isinstance(error, may_follow)
            if not is_wanted or self.clock() + pause >= end or self.tenths < 10:
                error.again = False
                return False
            self.tenths -= 10
            self.sleep(pause)
            return True

        for number in count(1):
            left = end - self.clock()
            yield Attempt(Try(number, min(left, self.try_seconds), key), goes_on)

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        for attempt in self.attempts(seconds, key or uuid4().hex, idempotent=idempotent):
            with attempt as told:
                answer = do(told)
                self.tenths = min(self.room, self.tenths + 1)
                return answer
        raise AssertionError
