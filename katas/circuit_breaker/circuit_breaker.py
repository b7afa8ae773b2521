"""A guard between a shop and the services that it calls: one that is ill must not harm the others.

Why it is hard: a slow service does more harm than a dead one, and a guard that remembers too much,
or waits for somebody who never comes back, is one more thing that fails.

    pytest katas/circuit_breaker

It lets every call in, for as long as it takes. Hints and trade-offs: guides/circuit_breaker.md
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import inf


class RefusedError(Exception):
    """The call was not let in: nothing was asked, and nobody has to wait."""


class FullError(RefusedError):
    """As many calls to the dependency are under way as it may have."""


class OpenError(RefusedError):
    """The dependency has failed too often, and is left alone for a while."""


class Guard:
    """Stands between a program and its dependencies, so that one that is ill harms no other.

    rooms    the dependencies by name, each with the number of calls that may be under way at a time
    limit    seconds that a call may take
    clock    returns the time in seconds, which never goes back
    tell     is called with a dependency and "open" or "closed"; it is quick, and raises nothing
    random   returns a number from 0 up to 1; all chance comes from it

    A call says how its dependency is, when it ends:

        how it ends                                             what it says
        after more than its limit, whatever comes of it         failed
        an OSError (TimeoutError, ConnectionError, ...)         failed
        another Exception, or nothing, is raised                answered
        what is raised is no Exception: the caller has left     nothing

    A refused call is no call: it counts nowhere. Each dependency has a circuit of its own, which is
    closed at first:

        state      a call is                 this changes the state
        closed     let in, if it has room    opens: a call fails, and of the calls that ended in the
                                             last 10 s (or 9, or 11) 10 or more said something, and
                                             half of those, or more, failed
        open       refused, for a pause      on trial: the pause is over, and a call is let in
        on trial   refused                   closes: the trial call is answered; nothing is counted
                                             opens: it fails, or has not ended within its limit
                                             the next call is the trial: it said nothing

    A call that was let in before the last change of state says nothing. Its place gets free.

    The first pause is planned for 5 s, and after each failed trial the next for twice as long as
    the one before, at most 30 s. When a pause begins, chance decides how much of it is waited:
    from half to all, evenly. When the circuit has closed, the next pause is a first one again.

    `tell` is called once when a circuit opens from closed, and once when it closes.
    """

    def __init__(
        self,
        rooms: Mapping[str, int],
        limit: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str, str], None] = lambda _dependency, _state: None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.rooms = dict(rooms)
        self.limit = limit
        self.clock = clock
        self.tell = tell
        self.random = random

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        """Let a call begin, or refuse it. The block is the call, and is given its limit in seconds.

        The caller hands that limit to a client that keeps it. An error in the block is raised.
        Raises FullError or OpenError, either if both are true, and at once: nobody waits here for
        the end of another call. Many threads may call, and a block may be left by another thread
        than the one that entered it.
        """
        # TODO: a call may take for ever. Make the lessons hold, one after the other.
        yield inf
