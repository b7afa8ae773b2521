"""Simulated time: a clock that is a parameter, and moves only when somebody naps or lets it pass.

A design is given the clock itself as its `clock`, and `clock.nap` as its `sleep`. Nothing waits in
real time, so a day takes milliseconds, and goes the same way every time.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Any

from dojo.people import Person


def slots(times: Iterable[float], seconds: float) -> Counter[int]:
    """Count what happened in each slot of so many seconds; the first slot is number 0."""
    return Counter(int(time / seconds + 1e-9) for time in times)


@dataclass
class Visit:
    """Somebody who came, when they came and were done, and what came of it."""

    begun: float
    ended: float
    answer: Any


class Clock:
    """A clock for one who acts after another."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now

    def nap(self, seconds: float) -> None:
        """Let time pass; raise ValueError for less than none, as time.sleep does."""
        if not seconds >= 0:
            raise ValueError(f"nobody can sleep for {seconds} seconds")
        self.now += seconds


class Day(Clock):
    """A clock for many who act at the same time, each in a thread of their own.

    Only one of them runs at an instant; when all nap, time jumps to what is due next.
    """

    LIMIT = 4.0  # real seconds in which somebody has to nap or be done

    def __init__(self) -> None:
        super().__init__()
        self.people: list[Person] = []
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._number = count()  # what is due at one instant happens in the order of its entry
        self._turn_is_over = threading.Lock()
        self._turn_is_over.acquire()

    def at(self, second: float, do: Callable[[], None]) -> None:
        """Let something happen then."""
        heappush(self._due, (second, next(self._number), do))

    def come(self, second: float, name: str, do: Callable[[], Any]) -> None:
        """Let somebody come then, and do something."""

        def act() -> Any:
            try:
                return do()
            finally:
                self._turn_is_over.release()

        def begin() -> None:
            self.people.append(Person(name, act))
            self._wait_for(self.people[-1])

        self.at(second, begin)

    def nap(self, seconds: float) -> None:
        """Let time pass for the person who calls; outside a person, for all."""
        person, goes_on = threading.current_thread(), threading.Lock()
        if not isinstance(person, Person):
            super().nap(seconds)
            return
        if not seconds >= 0:
            raise ValueError(f"nobody can sleep for {seconds} seconds")
        goes_on.acquire()

        def wake() -> None:
            goes_on.release()
            self._wait_for(person)

        self.at(self.now + seconds, wake)
        self._turn_is_over.release()
        goes_on.acquire()

    def rush(self, many: int, every: float, do: Callable[[int], Any]) -> list[Visit]:
        """Let so many come, one every so many seconds, and each do it with their number."""
        visits: list[Visit] = []

        def visit(number: int) -> None:
            begun, answer = self.now, do(number)
            visits.append(Visit(begun, self.now, answer))

        for number in range(many):
            self.come(number * every, f"customer {number}", partial(visit, number))
        self.run()
        return visits

    def run(self) -> None:
        """Let the day pass, and raise what stopped one of its people, if anything did.

        Raises TimeoutError if somebody neither naps nor is done: then nobody else can run.
        """
        while self._due:
            self.now, _, do = heappop(self._due)
            do()
        for person in self.people:
            person.answer_or_raise()

    def _wait_for(self, person: Person) -> None:
        if not self._turn_is_over.acquire(timeout=self.LIMIT):
            place = f", at {person.place}" if person.place else ""
            raise TimeoutError(f"{person.name} neither sleeps nor is done{place}")
