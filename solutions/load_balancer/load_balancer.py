"""A load balancer: the reference.

It is least connections, with smooth weighted round robin among servers that are equally busy. An
ejected server has an instant at which it is back; never, while its trial is under way. One lock
guards all that is known of the servers, and is not held while they work.

Wrong designs in tests override _choose, _eligible, _best and _give_back.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import inf
from random import sample
from threading import Lock
from typing import NamedTuple

FAILURES = 5  # in a row, and a server is ejected
PAUSE = 10.0  # seconds until it is tried


class NoServerError(Exception):
    """No server can be asked: every one has left or is down."""


class Server:
    """What the balancer knows of one server."""

    def __init__(self, name: str, weight: int) -> None:
        self.name = name
        self.weight = weight
        self.own = 0  # open requests, sent from here
        self.others = 0  # open requests that other balancers have sent, as far as it said
        self.credit = 0  # towards its next turn among equals
        self.down = False
        self.failures = 0  # in a row
        self.back_at: float | None = None  # None while it is trusted
        self.term = 0  # how often its trust was restored

    @property
    def busy(self) -> float:
        """Return its open requests, measured against its strength."""
        return (self.own + self.others) / self.weight


class Request(NamedTuple):
    """A request, and how its server stood when it was sent."""

    server: Server
    term: int
    on_trial: bool


class Balancer:
    """Spreads requests over servers, so that each is as busy as its strength allows.

    servers   their names, each with a weight, 1 or more: a server of weight 5 is as strong as
              five of weight 1
    choices   how many different servers, drawn at random, are compared for a request; None
              compares all
    clock     returns the time in seconds

    A request is open while its block runs. A server is as busy as its open requests divided by its
    weight, and the least busy is picked. Among equals, drawn or not, turns go round by weight, and
    spread: while three with weights 5, 1 and 1 are equals, any 7 turns in succession are 5, 1 and
    1, and never 5 in a row. A server that could not be picked for a while is owed no turns for it.

    A server that fails 5 times in a row, as requests end, is ejected for 10 seconds:

    state      may be picked            after a success    after a failure      if neither is known
    trusted    yes                      no failures        the 5th: ejected     no change
    ejected    not for 10 s, then once  that one is its trial
    on trial   no                       trusted            ejected, 10 s anew   ejected, 10 s over

    So five failures from 1 s to 5 s eject a server until 15 s. While it is trusted, only requests
    count that were sent since it has been; on trial, only its trial; else none. While fewer than
    half of the servers that are not down are trusted, all that are not down may be picked, in
    whatever state: the first request after the 10 s is the trial, and the others do not count.
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
        """Pick a server, which has one more open request until the block ends, in whatever way.

        An Exception that leaves the block is a failure of the server, and is raised on. Whatever
        else ends the block early (a cancelled request) is neither failure nor success. Raises
        NoServerError. Cost: O(n) for the n servers that are here.
        """
        with self._lock:
            server = self._choose()
            on_trial = server.back_at is not None and server.back_at <= self.clock()
            if on_trial:
                server.back_at = inf
            server.own += 1
            request = Request(server, server.term, on_trial)
        try:
            yield server.name
        except BaseException as error:
            with self._lock:
                self._give_back(request, error)
            raise
        with self._lock:
            self._give_back(request, None)

    def join(self, server: str, weight: int = 1) -> None:
        """Take in a server that is not here, as new: trusted and not down.

        Its turns lie anywhere between the others'. If it was here before, what is still open there
        may make it busy or not, but says nothing about its health.
        """
        with self._lock:
            self._servers[server] = Server(server, weight)

    def leave(self, server: str) -> None:
        """Send a server nothing more; it finishes what is open there. It may join again."""
        with self._lock:
            del self._servers[server]

    def down(self, server: str) -> None:
        """Send a server nothing until it is up: a health check or an operator says so.

        It finishes what is open there. Saying it twice is the same as once.
        """
        with self._lock:
            self._servers[server].down = True

    def up(self, server: str) -> None:
        """Take it that a server which was down is well again; an ejection may end or go on."""
        with self._lock:
            self._servers[server].down = False

    def hear(self, server: str, open_requests: int) -> None:
        """Take a server's word for the requests that are open there now, from all balancers.

        A word of fewer than this balancer has open there itself is old: its own count then holds.
        """
        with self._lock:
            known = self._servers[server]
            known.others = max(0, open_requests - known.own)

    def _choose(self) -> Server:
        """Return the server for a request; the lock is held."""
        servers = self._eligible()
        if not servers:
            raise NoServerError
        if self.choices is not None and self.choices < len(servers):
            servers = sample(servers, self.choices)
        return self._best(servers)

    def _eligible(self) -> list[Server]:
        """Return the servers that may be picked; the lock is held."""
        up = [server for server in self._servers.values() if not server.down]
        trusted = [server for server in up if server.back_at is None]
        if len(trusted) == len(up) or 2 * len(trusted) < len(up):
            return up
        now = self.clock()
        return [server for server in up if server.back_at is None or server.back_at <= now]

    def _best(self, servers: list[Server]) -> Server:
        """Return the least busy, and among equals the one whose turn it is; the lock is held."""
        least = min(server.busy for server in servers)
        return next_in_turn([server for server in servers if server.busy == least])

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        """Count a request as ended, and learn from how it did; the lock is held."""
        server = request.server
        server.own -= 1
        trusted_since = server.back_at is None and server.term == request.term
        if not (trusted_since or request.on_trial):
            return  # sent before an ejection, or in spite of it
        if error is None:
            server.failures = 0
            if request.on_trial:
                server.back_at = None
                server.term += 1
        elif isinstance(error, Exception):
            server.failures += 1
            if server.failures >= FAILURES:
                server.back_at = self.clock() + PAUSE
        elif request.on_trial:
            server.back_at = self.clock()  # nothing was learned: let the next one try


def next_in_turn(equals: list[Server]) -> Server:
    """Return the one whose turn it is: smooth weighted round robin, as nginx does it.

    Every server earns its weight at each turn, and the richest has the turn and pays all that was
    earned. So the credits of those who stay together add up to what they were.
    """
    earned, chosen = 0, equals[0]
    for server in equals:
        server.credit += server.weight
        earned += server.weight
        if server.credit > chosen.credit:
            chosen = server
    chosen.credit -= earned
    return chosen
