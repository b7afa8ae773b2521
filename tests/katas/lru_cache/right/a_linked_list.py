"""The textbook: a dict finds, a doubly linked list orders, and every flight has an Event."""

import time
from collections.abc import Callable, Hashable
from random import random
from threading import Event, RLock
from typing import Any


class Link:
    """One answer, between the one used just before it and the one used just after."""

    __slots__ = ("after", "before", "deadline", "key", "value")

    before: "Link"
    after: "Link"

    def __init__(self, key: Hashable = None, value: Any = None, deadline: float = 0) -> None:
        self.key, self.value, self.deadline = key, value, deadline
        self.before = self.after = self


class Flight:
    """A trip under way: who waits for it, and what came of it."""

    def __init__(self) -> None:
        self.landed = Event()
        self.value: Any = None
        self.error: BaseException | None = None


class LRUCache:
    """A ring of links around an end that holds nothing."""

    def __init__(
        self,
        capacity: int,
        load: Callable[[Hashable], Any],
        max_age: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.capacity, self.load, self.max_age, self.clock = capacity, load, max_age, clock
        self.links: dict[Hashable, Link] = {}
        self.flights: dict[Hashable, Flight] = {}
        self.end = Link()
        self.guard = RLock()

    def get(self, key: Hashable) -> Any:
        with self.guard:
            link = self.links.get(key)
            if link is not None:
                self.unlink(link)
                if self.clock() < link.deadline:
                    self.link(link)
                    return link.value
            flight = self.flights.get(key)
            leads = flight is None
            if flight is None:
                flight = self.flights[key] = Flight()
        if leads:
            self.fly(key, flight)
        flight.landed.wait()
        if flight.error is not None:
            raise flight.error
        return flight.value

    def put(self, key: Hashable, value: Any) -> None:
        with self.guard:
            self.forget(key)
            self.keep(key, value, self.clock())

    def forget(self, key: Hashable) -> None:
        with self.guard:
            self.flights.pop(key, None)
            if key in self.links:
                self.unlink(self.links[key])

    def fly(self, key: Hashable, flight: Flight) -> None:
        left_at = self.clock()
        try:
            flight.value = self.load(key)
        except BaseException as error:
            flight.error = error
        with self.guard:
            if self.flights.get(key) is flight:
                del self.flights[key]
                if flight.error is None:
                    self.keep(key, flight.value, left_at)
        flight.landed.set()

    def keep(self, key: Hashable, value: Any, left_at: float) -> None:
        self.link(Link(key, value, left_at + self.max_age * (0.85 + 0.15 * random())))
        if len(self.links) > self.capacity:
            self.unlink(self.end.after)

    def link(self, link: Link) -> None:
        link.before, link.after = self.end.before, self.end
        link.before.after = self.end.before = link
        self.links[link.key] = link

    def unlink(self, link: Link) -> None:
        link.before.after, link.after.before = link.after, link.before
        del self.links[link.key]
