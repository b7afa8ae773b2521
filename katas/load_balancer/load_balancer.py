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
    """There is nobody to ask: every server has left or is down."""


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
        self.servers = dict(servers)
        self.choices = choices
        self.clock = clock

    @contextmanager
    def pick(self) -> Iterator[str]:
        """Pick a server, which has one request in hand until the block ends, in whatever way.

        An Exception that leaves the block is a failure of the server, and is raised on; whatever
        else ends the block early says nothing about the server. Raises NoServerError. Cost: O(n)
        for n servers.
        """
        # TODO: one server does all the work. Make the lessons hold, one after the other.
        yield next(iter(self.servers))

    def join(self, server: str, weight: int = 1) -> None:
        """Take in a server that is not here, as new: neither down nor ejected.

        It has its turns among the others, anywhere between theirs. What it has in hand from before
        it left may count or not.
        """

    def leave(self, server: str) -> None:
        """Send a server nothing more; what it has in hand it finishes. It may join again."""

    def down(self, server: str) -> None:
        """Send a server nothing until it is up: a health check or an operator says so.

        What it has in hand it finishes.
        """

    def up(self, server: str) -> None:
        """Take it that a server which was down is well again; an ejection may end or go on."""

    def hear(self, server: str, in_hand: int) -> None:
        """Take a server's word for what it has in hand now, from this balancer and all others."""
