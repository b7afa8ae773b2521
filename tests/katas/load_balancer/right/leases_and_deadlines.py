"""Leases instead of a generator, tables instead of objects, a Condition instead of a lock.

Turns go to whoever is due first: each turn puts a server's next one off by a share of a lap.
"""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import count
from random import shuffle
from threading import Condition
from types import TracebackType


class NoServerError(Exception):
    pass


class Lease:
    """What somebody has who has picked a server; given back once, by the end of a block."""

    def __init__(self, balancer: "Balancer") -> None:
        self.balancer = balancer
        self.ticket, self.name, self.trial, self.turn = balancer.take()

    def __enter__(self) -> str:
        return self.name

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.balancer.give_back(self, kind)


class Balancer:
    """A server has a ticket, a new one each time it joins; all tables go by tickets."""

    def __init__(
        self,
        servers: Mapping[str, int],
        choices: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.choices, self.clock = choices, clock
        self.here = Condition()
        self.tickets = count()
        self.names: dict[int, str] = {}
        self.weights: dict[int, int] = {}
        self.ours: Counter[int] = Counter()
        self.theirs: Counter[int] = Counter()
        self.failures: Counter[int] = Counter()
        self.resting: set[int] = set()
        self.tried_from: dict[int, float] = {}
        self.on_trial: set[int] = set()
        self.healed_at: Counter[int] = Counter()  # the turn after which results count
        self.lap = 0.0
        self.due: dict[int, float] = {}
        self.last: dict[int, int] = {}
        self.turns = count(1)
        for place, (name, weight) in enumerate(servers.items(), start=1):
            self.enter(name, weight, place / (len(servers) + 1) / weight)

    def enter(self, name: str, weight: int, wait: float) -> None:
        ticket = next(self.tickets)
        self.names[ticket], self.weights[ticket] = name, weight
        self.due[ticket], self.last[ticket] = self.lap + wait, 0

    def pick(self) -> Lease:
        return Lease(self)

    def take(self) -> tuple[int, str, bool, int]:
        with self.here:
            able = [ticket for ticket in self.names if ticket not in self.resting]
            if not able:
                raise NoServerError
            out = [ticket for ticket in able if ticket in self.tried_from]
            ready = [
                ticket
                for ticket in out
                if ticket not in self.on_trial and self.tried_from[ticket] <= self.clock()
            ]
            if len(out) * 2 <= len(able):
                able = [ticket for ticket in able if ticket not in out or ticket in ready]
            if self.choices is not None:
                shuffle(able)
                able = able[: self.choices]
            ticket = min(able, key=self.rank)
            self.lap = max(self.due[ticket], self.lap)
            self.due[ticket] = self.lap + 1 / self.weights[ticket]
            self.last[ticket] = next(self.turns)
            self.ours[ticket] += 1
            if ticket in ready:
                self.on_trial.add(ticket)
            return ticket, self.names[ticket], ticket in ready, self.last[ticket]

    def rank(self, ticket: int) -> tuple[float, float, int]:
        busy = (self.ours[ticket] + self.theirs[ticket]) / self.weights[ticket]
        return busy, max(self.due[ticket], self.lap), self.last[ticket]

    def give_back(self, lease: Lease, kind: type[BaseException] | None) -> None:
        ticket, trial = lease.ticket, lease.trial
        with self.here:
            self.ours[ticket] -= 1
            if trial:
                self.on_trial.discard(ticket)
            elif ticket in self.tried_from or lease.turn <= self.healed_at[ticket]:
                return
            if kind is None:
                del self.failures[ticket]
                if self.tried_from.pop(ticket, None) is not None:
                    self.healed_at[ticket] = next(self.turns)
            elif issubclass(kind, Exception):
                self.failures[ticket] += 1
                if trial or self.failures[ticket] == 5:
                    self.tried_from[ticket] = self.clock() + 10

    def ticket_of(self, server: str) -> int:
        return next(ticket for ticket, name in self.names.items() if name == server)

    def join(self, server: str, weight: int = 1) -> None:
        with self.here:
            self.enter(server, weight, 1 / weight)

    def leave(self, server: str) -> None:
        with self.here:
            del self.names[self.ticket_of(server)]

    def down(self, server: str) -> None:
        with self.here:
            self.resting.add(self.ticket_of(server))

    def up(self, server: str) -> None:
        with self.here:
            self.resting.discard(self.ticket_of(server))

    def hear(self, server: str, open_requests: int) -> None:
        with self.here:
            ticket = self.ticket_of(server)
            self.theirs[ticket] = max(0, open_requests - self.ours[ticket])
