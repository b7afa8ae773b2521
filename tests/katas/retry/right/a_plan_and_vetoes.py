"""Draws all pauses before the first try, and lets any of a list of rules stop the next one.

The budget counts what is missing from it.
"""

import os
import time
from collections.abc import Callable
from random import random as roll

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry:
    """A plan for each call."""

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
        self.tries, self.first, self.longest = tries, first_pause, longest_pause
        self.try_seconds, self.clock, self.sleep, self.random = try_seconds, clock, sleep, random
        self.room, self.missing = 10 * budget, 0  # in tenths

    def plan(self) -> list[float]:
        pauses, limit = [], self.first
        for _ in range(self.tries - 1):
            pauses.append(self.random() * min(limit, self.longest))
            limit = min(2 * limit, self.longest)
        return pauses

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        begun, plan = self.clock(), self.plan()
        name = os.urandom(16).hex() if key is None else key

        def attempt(number: int) -> T:
            left = begun + seconds - self.clock()
            return do(Try(number=number, seconds=min(left, self.try_seconds), key=name))

        number, failure = 1, None
        while failure is None or number <= self.tries:
            if failure is not None:
                pause = plan.pop(0) + (failure.after or 0)
                vetoes = [
                    not failure.again,
                    not (idempotent or isinstance(failure, BusyError)),
                    self.clock() - begun + pause >= seconds,
                    self.missing + 10 > self.room,
                ]
                if any(vetoes):
                    break
                self.missing += 10
                self.sleep(pause)
            try:
                answer = attempt(number)
            except FailedError as error:
                failure, number = error, number + 1
            else:
                self.missing = max(0, self.missing - 1)
                return answer
        failure.again = False
        raise failure
