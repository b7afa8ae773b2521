"""Limits come from a generator that ends when the tries do; the budget is an object of its own.

Every call earns a tenth, answered or not, which the contract leaves free. Keys are random bytes.
"""

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from random import random as roll

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


def limits(first: float, longest: float) -> Iterator[float]:
    """Yield the limits of pauses, without end."""
    while first < longest:
        yield first
        first *= 2
    while True:
        yield longest


@dataclass
class Purse:
    """What is saved up, in tenths."""

    room: int
    tenths: int

    def earn(self) -> None:
        self.tenths = min(self.room, self.tenths + 1)

    def spend(self) -> bool:
        if self.tenths < 10:
            return False
        self.tenths -= 10
        return True


class Retry:
    """Asks each reason in turn, and pays last."""

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
        self.clock, self.sleep, self.random = clock, sleep, random
        self.most, self.try_seconds = tries, try_seconds
        self.first_pause, self.longest_pause = first_pause, longest_pause
        self.purse = Purse(10 * budget, 10 * budget)

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        end = self.clock() + seconds
        name = secrets.token_hex(16) if key is None else key
        self.purse.earn()
        ahead = islice(limits(self.first_pause, self.longest_pause), self.most - 1)
        safe = FailedError if idempotent else BusyError
        for number in range(1, self.most + 1):
            try:
                return do(Try(number, min(self.try_seconds, end - self.clock()), name))
            except FailedError as error:
                limit = next(ahead, None)
                if limit is not None and isinstance(error, safe) and error.again:
                    pause = self.random() * limit + (error.after or 0)
                    if self.clock() + pause < end and self.purse.spend():
                        self.sleep(pause)
                        continue
                error.again = False
                raise
        raise AssertionError
