"""A till that calls its bank, and tries again when a call fails: the reference.

A call is a loop of tries. `_pauses` draws its pauses, `_may_go_on` holds every reason to end, and
the budget is kept in whole tenths, since ten times 0.1 is less than 1 in floating point. What
belongs to one call is a local variable of it; only the budget is shared.

Wrong designs in tests override `_pauses`, `_pause`, `_may_go_on` and `_earn`, or repeat `call` with
one change.
"""

import random as dice
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import uuid4

T = TypeVar("T")


class FailedError(Exception):
    """A try has failed, and another one may go well.

    after   for how many seconds the server asks to be left alone; None if it does not say
    again   False says: do not try this again
    """

    def __init__(self, after: float | None = None, *, again: bool = True) -> None:
        super().__init__(after, again)
        self.after = after
        self.again = again


class BusyError(FailedError):
    """The server turned the try away: it is sure that nothing was done."""


class NoAnswerError(FailedError):
    """No answer came: it may have been done, or not."""


@dataclass(frozen=True)
class Try:
    """What the server is told with each try.

    number    1 for the first try of a call, 2 for the second, and so on
    seconds   how long the try may take; one without an answer by then raises NoAnswerError
    key       names what is to be done; the same for all tries of a call
    """

    number: int
    seconds: float
    key: str


class Retry:
    """Makes calls to one server, and tries again where that helps.

    tries          how many tries a call may have, the first one included
    first_pause    the limit of a call's first pause, in seconds
    longest_pause  no limit is greater than this
    try_seconds    how long one try may take
    budget         how many retries can be saved up, for all calls together
    clock          returns the time in seconds, which never goes back
    sleep          waits for so many seconds
    random         returns a number from 0 up to, but not including, 1: the chance in all pauses

    What a try ends with       What the call does
    an answer                  returns it
    a FailedError              pauses and tries again, or ends with this error (see below)
    any other exception        ends with it at once, as it is: that is an answer, too

    A pause is a random part of its limit, drawn anew each time: any part, or any above a half; the
    greater the number that `random` returns, the longer. The error's `after` comes on top. The
    limit begins at `first_pause` and doubles with each pause of the call, up to `longest_pause`.
    Limits of 0.1 and 1.0 seconds: 0.1 0.2 0.4 0.8 1.0 1.0

    A call ends with its last error, without a pause, if
        the error says again=False,
        it has had all its tries,
        the call is not idempotent, and the error is no BusyError: it may have been done,
        the pause would take all the time that is left to the caller, or more,
        less than one whole retry is left in the budget.
    That very error is raised, with its `again` set to False.

    The budget is full at first. A retry takes one out; ten calls that return put one in, a tenth
    each, never above `budget`. Whether calls that fail put a tenth in, too, and whether those that
    needed a retry do, is free. A first try costs nothing.

    Many calls are under way together: while one sleeps or waits for its server, another begins. No
    two run at the same instant, so no lock is needed.
    """

    def __init__(
        self,
        tries: int = 4,
        first_pause: float = 0.1,
        longest_pause: float = 2.0,
        try_seconds: float = 2.0,
        budget: int = 10,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        random: Callable[[], float] = dice.random,
    ) -> None:
        self.tries = tries
        self.first_pause = first_pause
        self.longest_pause = longest_pause
        self.try_seconds = try_seconds
        self.budget = budget
        self.clock = clock
        self.sleep = sleep
        self.random = random
        self._tenths = 10 * budget  # of a retry, saved up

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        """Return what `do` returns. Each try is one call of it, with a Try.

        seconds      how long the caller waits; no try is given more than what is left of that
        idempotent   True says: to do it twice is as good as once, so it may be repeated
        key          names what is to be done; None makes a key that no other call has, neither at
                     this till nor at any other
        """
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
                    error.again = False  # or the level above would try all of this again
                    raise
            else:
                self._earn()
                return answer
            self._tenths -= 10
            self.sleep(pause)
            number += 1

    def _pauses(self) -> Iterator[float]:
        """Yield the pauses of one call: each a random part of a limit that doubles."""
        limit = self.first_pause
        while True:
            limit = min(limit, self.longest_pause)
            yield limit * self.random()
            limit *= 2

    def _pause(self, drawn: float, error: FailedError) -> float:
        """Return how long to wait: at least what the server asks for."""
        return drawn + (error.after or 0)

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        """Tell whether another try is allowed, can come in time, and is paid for."""
        return (
            error.again
            and number < self.tries
            and (idempotent or isinstance(error, BusyError))
            and pause < left
            and self._tenths >= 10
        )

    def _earn(self) -> None:
        """Put a tenth of a retry into the budget."""
        self._tenths = min(10 * self.budget, self._tenths + 1)
