"""A load balancer: it stands before several servers and picks one for each request.

Why it is hard: equal turns (round robin) are not equal work (least connections), servers come
and go, and the one that looks best may be the one that is broken.

    pytest katas/load_balancer    what this design does to a shop, one lesson at a time

Its first server serves everybody, and the others idle. Hints: guides/load_balancer.md
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager


class NoServerError(Exception):
    """No server can be asked: every one has left or is down."""


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
        self.servers = dict(servers)
        self.choices = choices
        self.clock = clock

    @contextmanager
    def pick(self) -> Iterator[str]:
        """Pick a server, which has one more open request until the block ends, in whatever way.

        An Exception that leaves the block is a failure of the server, and is raised on. Whatever
        else ends the block early (a cancelled request) is neither failure nor success. Raises
        NoServerError. Cost: O(n) for the n servers that are here.
        """
        # TODO: one server does all the work. Make the lessons hold, one after the other.
        yield next(iter(self.servers))

    def join(self, server: str, weight: int = 1) -> None:
        """Take in a server that is not here, as new: trusted and not down.

        Its turns lie anywhere between the others'. If it was here before, what is still open there
        may make it busy or not, but says nothing about its health.
        """

    def leave(self, server: str) -> None:
        """Send a server nothing more; it finishes what is open there. It may join again."""

    def down(self, server: str) -> None:
        """Send a server nothing until it is up: a health check or an operator says so.

        It finishes what is open there. Saying it twice is the same as once.
        """

    def up(self, server: str) -> None:
        """Take it that a server which was down is well again; an ejection may end or go on."""

    def hear(self, server: str, open_requests: int) -> None:
        """Take a server's word for the requests that are open there now, from all balancers.

        A word of fewer than this balancer has open there itself is old: its own count then holds.
        """
