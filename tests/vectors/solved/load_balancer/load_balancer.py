"""A load balancer: the reference.

It is least connections, with smooth weighted round robin among servers that are equally busy. An
ejected server has an instant at which it is back; never, while somebody is there on trial. One
lock guards all that is known of the servers, and is not held while they work.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import inf
from random import sample
from threading import Lock

FAILURES = 5  # in a row, and a server is ejected
PAUSE = 10.0  # seconds until it is tried


class NoServerError(Exception):
    """There is nobody to ask: every server has left or is down."""


class Server:
    """What the balancer knows of one server."""

    __slots__ = ("back_at", "credit", "down", "failures", "in_hand", "name", "weight")

    def __init__(self, name: str, weight: int) -> None:
        self.name = name
        self.weight = weight
        self.in_hand = 0
        self.credit = 0  # towards its next turn among equals
        self.down = False
        self.failures = 0  # in a row
        self.back_at: float | None = None


class Balancer:
    """Spreads requests over servers, so that each is as busy as its strength allows.

    servers   their names, with a weight each, 1 or more: a server of weight 5 is as strong as five
              of weight 1
    choices   how many different servers, drawn at random, are compared for a request; None
              compares all
    clock     returns the time in seconds

    A server is busy by its requests in hand, divided by its weight, and the least busy is picked.
    Among equals turns go round, each server getting its weight in turns, spread out: with weights
    5, 1 and 1 never five in a row. Nobody is owed turns for the time when it could not be picked.

    A server that fails 5 times in a row is ejected for 10 seconds. Then it gets one request, on
    trial, and no other until that has ended: success ends the ejection, with no failure left to
    count, failure means 10 seconds more, and nothing else it is sent or still has in hand counts.
    While fewer than half of the servers that are not down are
    without ejection, ejections are ignored.
    """

    def __init__(
        self,
        servers: Mapping[str, int],
        choices: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.choices = choices
        self.clock = clock
        self._lock = Lock()
        self._servers = {name: Server(name, weight) for name, weight in servers.items()}

    @contextmanager
    def pick(self) -> Iterator[str]:
        """Pick a server, which has one request in hand until the block ends, in whatever way.

        An Exception that leaves the block is a failure of the server, and is raised on; whatever
        else ends the block early says nothing about the server. Raises NoServerError. Cost: O(n)
        for n servers.
        """
        with self._lock:
            server = self._choose()
            on_trial = server.back_at is not None and server.back_at <= self.clock()
            if on_trial:
                server.back_at = inf
            server.in_hand += 1
        try:
            yield server.name
        except BaseException as error:
            with self._lock:
                self._give_back(server, error, on_trial=on_trial)
            raise
        with self._lock:
            self._give_back(server, None, on_trial=on_trial)

    def join(self, server: str, weight: int = 1) -> None:
        """Take in a server that is not here, as new: neither down nor ejected.

        It has its turns among the others, anywhere between theirs. What it has in hand from before
        it left may count or not.
        """
        with self._lock:
            self._servers[server] = Server(server, weight)

    def leave(self, server: str) -> None:
        """Send a server nothing more; what it has in hand it finishes. It may join again."""
        with self._lock:
            del self._servers[server]

    def down(self, server: str) -> None:
        """Send a server nothing until it is up: a health check or an operator says so.

        What it has in hand it finishes.
        """
        with self._lock:
            self._servers[server].down = True

    def up(self, server: str) -> None:
        """Take it that a server which was down is well again; an ejection may end or go on."""
        with self._lock:
            self._servers[server].down = False

    def hear(self, server: str, in_hand: int) -> None:
        """Take a server's word for what it has in hand now, from this balancer and all others."""
        with self._lock:
            self._servers[server].in_hand = in_hand

    def _choose(self) -> Server:
        """Return the server for a request; the lock is held."""
        servers = self._eligible()
        if not servers:
            raise NoServerError
        if self.choices is not None and self.choices < len(servers):
            servers = sample(servers, self.choices)
        return self._best(servers)

    def _eligible(self) -> list[Server]:
        """Return the servers that may be asked; the lock is held."""
        up = [server for server in self._servers.values() if not server.down]
        trusted = [server for server in up if server.back_at is None]
        if len(trusted) == len(up) or 2 * len(trusted) < len(up):
            return up
        now = self.clock()
        return [server for server in up if server.back_at is None or server.back_at <= now]

    def _best(self, servers: list[Server]) -> Server:
        """Return the least busy, and among equals the one whose turn it is; the lock is held."""
        least = min(server.in_hand / server.weight for server in servers)
        return next_in_turn([s for s in servers if s.in_hand / s.weight == least])

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        """Count a request as ended, and learn from how it did; the lock is held."""
        server.in_hand -= 1
        if server.back_at is not None and not on_trial:
            return  # sent before the ejection, or in spite of it
        if error is None:
            server.failures, server.back_at = 0, None
        elif isinstance(error, Exception):
            server.failures += 1
            if server.failures >= FAILURES:
                server.back_at = self.clock() + PAUSE
        elif on_trial:
            server.back_at = self.clock()  # nothing was learned: let the next one try


def next_in_turn(equals: list[Server]) -> Server:
    """Return the one whose turn it is: smooth weighted round robin, as nginx does it.

    A turn costs as much credit as it gives to all, each by its weight; the richest has it. So the
    credits of those who stay together add up to what they were, and nobody is rich for long.
    """
    cost, chosen, most = 0, equals[0], equals[0].credit
    for server in equals:
        weight = server.weight
        cost += weight
        credit = server.credit = server.credit + weight
        if credit > most:
            chosen, most = server, credit
    chosen.credit -= cost
    return chosen
