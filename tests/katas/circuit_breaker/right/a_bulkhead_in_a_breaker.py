"""Has bulkhead and breaker apart, one in the other; the breaker is replaced by its next state."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from threading import BoundedSemaphore, Lock
from typing import Protocol


class RefusedError(Exception):
    """The call was not let in."""


class FullError(RefusedError):
    """There is no place."""


class OpenError(RefusedError):
    """The service is left alone."""


class State(Protocol):
    """A state knows what comes after it."""

    def let_in(self, now: float, limit: float) -> "State":
        """Let a call in, and return the state then."""

    def heard(self, now: float, verdict: str) -> "State":
        """Return the state after a call of this one has ended."""


class Closed:
    """All may come."""

    def __init__(self, dice: Callable[[], float]) -> None:
        self.dice = dice
        self.ends: list[tuple[float, bool]] = []

    def let_in(self, now: float, limit: float) -> State:
        return self

    def heard(self, now: float, verdict: str) -> State:
        if not verdict:
            return self
        recent = [end for end in self.ends if now - end[0] <= 10]
        self.ends = [*recent, (now, verdict != "good")]
        bad = sum(is_bad for _, is_bad in self.ends)
        if verdict == "good" or len(self.ends) < 10 or bad * 2 < len(self.ends):
            return self
        return Open(now, 5, self.dice)


class Open:
    """Nobody may come until then."""

    def __init__(self, now: float, planned: float, dice: Callable[[], float]) -> None:
        self.dice, self.planned = dice, planned
        self.until = now + planned * (1 - dice() / 2)

    def let_in(self, now: float, limit: float) -> State:
        if now < self.until:
            raise OpenError
        return Trial(self, now, limit)

    def heard(self, now: float, verdict: str) -> State:
        return self


class Trial:
    """One has come, and all others wait for it."""

    def __init__(self, before: Open, now: float, limit: float) -> None:
        self.before, self.planned = before, min(30, before.planned * 2)
        self.unheard = Open(now + limit, self.planned, before.dice)

    def let_in(self, now: float, limit: float) -> State:
        return self.unheard.let_in(now, limit)

    def heard(self, now: float, verdict: str) -> State:
        if verdict == "good":
            return Closed(self.before.dice)
        if verdict == "bad":
            return Open(now, self.planned, self.before.dice)
        return self.before if verdict == "" else self.unheard


class Breaker:
    """The present state of one service."""

    def __init__(self, name: str, guard: "Guard") -> None:
        self.name, self.guard, self.lock = name, guard, Lock()
        self.state: State = Closed(guard.random)

    @contextmanager
    def watch(self, places: ExitStack) -> Iterator[None]:
        guard = self.guard
        with self.lock:
            state = self.state.let_in(guard.clock(), guard.limit)
            places.enter_context(guard.place(self.name))
            self.state, began = state, guard.clock()
        verdict = ""
        try:
            yield
            verdict = "good"
        except OSError:
            verdict = "bad"
            raise
        except Exception:
            verdict = "good"
            raise
        finally:
            with self.lock:
                now = guard.clock()
                verdict = "late" if now - began > guard.limit else verdict
                before = self.state
                if before is state:
                    self.state = state.heard(now, verdict)
                news = (isinstance(before, Closed), isinstance(self.state, Closed))
            if news[0] != news[1]:
                guard.tell(self.name, "closed" if news[1] else "open")


class Guard:
    """A semaphore and a breaker for each service."""

    def __init__(
        self,
        rooms: Mapping[str, int],
        limit: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str, str], None] = lambda _dependency, _state: None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.limit, self.clock, self.tell, self.random = limit, clock, tell, random
        self.places = {name: BoundedSemaphore(room) for name, room in rooms.items()}
        self.breakers = {name: Breaker(name, self) for name in rooms}

    @contextmanager
    def place(self, dependency: str) -> Iterator[None]:
        if not self.places[dependency].acquire(blocking=False):
            raise FullError
        try:
            yield
        finally:
            self.places[dependency].release()

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        with ExitStack() as places, self.breakers[dependency].watch(places):
            yield self.limit
