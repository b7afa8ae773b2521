"""A heap of numbered uses, most of them out of date: O(log n), and right. Flights are Futures."""

import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from heapq import heapify, heappop, heappush
from itertools import count
from random import random
from threading import Lock
from typing import Any


class LRUCache:
    """Notes every use on a heap, and believes a note only if it is the page's last."""

    def __init__(
        self,
        capacity: int,
        load: Callable[[Hashable], Any],
        max_age: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.capacity, self.load, self.max_age, self.clock = capacity, load, max_age, clock
        self.answers: dict[Hashable, tuple[Any, float]] = {}
        self.last_use: dict[Hashable, int] = {}
        self.uses: list[tuple[int, Hashable]] = []
        self.numbers = count()
        self.trips: dict[Hashable, Future[Any]] = {}
        self.lock = Lock()

    def get(self, key: Hashable) -> Any:
        with self.lock:
            if key in self.answers:
                value, good_until = self.answers[key]
                if self.clock() < good_until:
                    self.use(key)
                    return value
            trip, mine = self.trips.get(key), False
            if trip is None:
                trip, mine = Future(), True
                self.trips[key] = trip
        if mine:
            began = self.clock()
            try:
                value = self.load(key)
            except BaseException as error:
                with self.lock:
                    if self.trips.get(key) is trip:
                        del self.trips[key]
                trip.set_exception(error)
                raise
            with self.lock:
                if self.trips.get(key) is trip:
                    del self.trips[key]
                    self.store(key, value, began)
            trip.set_result(value)
        return trip.result()

    def put(self, key: Hashable, value: Any) -> None:
        with self.lock:
            self.trips.pop(key, None)
            self.store(key, value, self.clock())

    def forget(self, key: Hashable) -> None:
        with self.lock:
            self.trips.pop(key, None)
            self.answers.pop(key, None)
            self.last_use.pop(key, None)

    def store(self, key: Hashable, value: Any, began: float) -> None:
        self.answers[key] = value, began + self.max_age * (1 - 0.3 * random())
        self.use(key)
        while len(self.answers) > self.capacity:
            number, oldest = heappop(self.uses)
            if self.last_use.get(oldest) == number:
                del self.answers[oldest], self.last_use[oldest]

    def use(self, key: Hashable) -> None:
        self.last_use[key] = number = next(self.numbers)
        heappush(self.uses, (number, key))
        if len(self.uses) > 2 * self.capacity + 8:
            self.uses = [(number, key) for key, number in self.last_use.items()]
            heapify(self.uses)
