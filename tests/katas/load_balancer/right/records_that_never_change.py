"""Records that never change, in a dict that is replaced as a whole, under an RLock.

Among equals the one whose last turn is longest ago has the next; strength buys more turns a lap.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from itertools import count
from random import random
from threading import RLock
from typing import NamedTuple


class NoServerError(Exception):
    pass


class Record(NamedTuple):
    name: str
    weight: int
    due: Fraction
    last: int = 0
    sent: int = 0
    more: int = 0
    down: bool = False
    failures: int = 0
    out_until: float = 0.0
    tried_by: int = 0
    trusted_since: int = 0  # a number: requests with a greater one count


class Balancer:
    """Every request has a number, and so has every server."""

    def __init__(
        self,
        servers: Mapping[str, int],
        choices: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.choices, self.clock, self.lock, self.numbers = choices, clock, RLock(), count(1)
        self.time = Fraction(0)
        self.records: dict[int, Record] = {}
        self.gone: dict[int, Record] = {}
        for place, (name, weight) in enumerate(servers.items(), start=1):
            due = Fraction(place, (len(servers) + 1) * weight)
            self.records[next(self.numbers)] = Record(name, weight, due)

    @contextmanager
    def pick(self) -> Iterator[str]:
        request = next(self.numbers)
        with self.lock:
            number = self.choose()
            record = self.records[number]
            if record.failures >= 5 and not record.tried_by and record.out_until <= self.clock():
                record = record._replace(tried_by=request)
            self.time = max(self.time, record.due)
            due = self.time + Fraction(1, record.weight)
            record = record._replace(sent=record.sent + 1, due=due, last=request)
            self.put(number, record)
        try:
            yield record.name
        except BaseException as error:
            with self.lock:
                self.put(number, self.ended(number, request, error))
            raise
        else:
            with self.lock:
                self.put(number, self.ended(number, request, None))

    def choose(self) -> int:
        up = {number: record for number, record in self.records.items() if not record.down}
        if not up:
            raise NoServerError
        well = {number for number, record in up.items() if record.failures < 5}
        if 2 * len(well) >= len(up):
            up = {
                number: record
                for number, record in up.items()
                if number in well or (not record.tried_by and record.out_until <= self.clock())
            }
        drawn = sorted(up, key=lambda _: random())[: self.choices]

        def rank(number: int) -> tuple[Fraction, Fraction, int]:
            record = up[number]
            busy = Fraction(record.sent + record.more, record.weight)
            return busy, max(record.due, self.time), record.last

        return min(sorted(drawn), key=rank)

    def ended(self, number: int, request: int, error: BaseException | None) -> Record:
        record = (self.records if number in self.records else self.gone)[number]
        record = record._replace(sent=record.sent - 1)
        tried = record.tried_by == request
        if not tried and (record.failures >= 5 or request < record.trusted_since):
            return record
        if error is None:
            since = next(self.numbers) if tried else record.trusted_since
            return record._replace(failures=0, tried_by=0, trusted_since=since)
        if not isinstance(error, Exception):
            return record._replace(tried_by=0)
        until = self.clock() + 10
        return record._replace(failures=record.failures + 1, tried_by=0, out_until=until)

    def put(self, number: int, record: Record) -> None:
        table = self.records if number in self.records else self.gone
        table[number] = record

    def number_of(self, server: str) -> int:
        return next(number for number, record in self.records.items() if record.name == server)

    def join(self, server: str, weight: int = 1) -> None:
        with self.lock:
            due = self.time + Fraction(1, weight)
            self.records = {**self.records, next(self.numbers): Record(server, weight, due)}

    def leave(self, server: str) -> None:
        with self.lock:
            number = self.number_of(server)
            self.gone[number] = self.records.pop(number)

    def down(self, server: str) -> None:
        with self.lock:
            number = self.number_of(server)
            self.put(number, self.records[number]._replace(down=True))

    def up(self, server: str) -> None:
        with self.lock:
            number = self.number_of(server)
            self.put(number, self.records[number]._replace(down=False))

    def hear(self, server: str, open_requests: int) -> None:
        with self.lock:
            number = self.number_of(server)
            record = self.records[number]
            more = max(0, open_requests - record.sent)
            self.put(number, record._replace(more=more))
