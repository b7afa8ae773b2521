"""A guard between a shop and the services that it calls: the reference.

One record for each dependency: how many calls are under way, how those of the last ten seconds
ended, and, if the circuit is not closed, from when on a call may be tried. Each change of state
begins a new era, and a call that ends in another era than its own says nothing. A trial counts as
failed from its beginning, until it says something else: so one that never ends blocks nobody.

The wrong designs of tests/ override what begins with an underscore, or wrap `call`.
"""

import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import NamedTuple

WINDOW = 10.0  # seconds
ENOUGH = 10  # calls that say something: fewer are no proof
FIRST, LONGEST = 5.0, 30.0  # seconds that a pause is planned for


class RefusedError(Exception):
    """The call was not let in: nothing was asked, and nobody has to wait."""


class FullError(RefusedError):
    """As many calls to the dependency are under way as it may have."""


class OpenError(RefusedError):
    """The dependency has failed too often, and is left alone for a while."""


@dataclass
class Circuit:
    """What is known of one dependency.

    ends           when calls of the last ten seconds ended, and whether they failed
    tries_at       from when on a call is let in as a trial; None if the circuit is closed
    failed_trials  since it opened, with the one that is under way
    """

    room: int
    under_way: int = 0
    ends: deque[tuple[float, bool]] = field(default_factory=deque)
    tries_at: float | None = None
    failed_trials: int = 0
    era: int = 0


class Call(NamedTuple):
    """A call that is under way."""

    began: float
    era: int
    on_trial: bool


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
        self.limit = limit
        self.clock = clock
        self.tell = tell
        self.random = random
        self._lock = Lock()
        self._circuits = {name: Circuit(room) for name, room in rooms.items()}

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        """Let a call begin, or refuse it. The block is the call, and is given its limit in seconds.

        The caller hands that limit to a client that keeps it. An error in the block is raised.
        Raises FullError or OpenError, either if both are true, and at once: nobody waits here for
        the end of another call. Many threads may call, and a block may be left by another thread
        than the one that entered it.
        """
        circuit = self._circuits[dependency]
        with self._lock:
            on_trial = self._admit(circuit)
            call = Call(self.clock(), circuit.era, on_trial)
        said = ""
        try:
            yield self.limit
            said = "answered"
        except OSError:
            said = "failed"
            raise
        except Exception:
            said = "answered"
            raise
        finally:
            with self._lock:
                news = self._end(circuit, call, said)
            if news:
                self.tell(dependency, news)

    def _admit(self, circuit: Circuit) -> bool:
        """Let a call in, or raise; return whether it is the trial."""
        on_trial = circuit.tries_at is not None
        if circuit.tries_at is not None and self.clock() < circuit.tries_at:
            raise OpenError
        if circuit.under_way >= circuit.room:
            raise FullError
        circuit.under_way += 1
        if on_trial:
            self._try(circuit)
        return on_trial

    def _try(self, circuit: Circuit) -> None:
        """Begin a trial, which has failed if nothing is heard of it within its limit."""
        circuit.era += 1
        circuit.failed_trials += 1
        circuit.tries_at = self.clock() + self.limit + self._pause(circuit)

    def _end(self, circuit: Circuit, call: Call, said: str) -> str:
        """End a call that said something, or ""; return what is to be told."""
        circuit.under_way -= 1
        if call.era != circuit.era:
            return ""
        if self.clock() - call.began > self.limit:
            said = "late"
        return self._tried(circuit, said) if call.on_trial else self._learn(circuit, said)

    def _tried(self, circuit: Circuit, said: str) -> str:
        """Learn from a trial; return what is to be told."""
        if said == "late":
            return ""  # it has failed already, when its limit was over
        circuit.era += 1
        if said == "answered":
            circuit.tries_at = None
            circuit.ends.clear()
            return "closed"
        if said == "failed":
            circuit.tries_at = self.clock() + self._pause(circuit)
        else:
            circuit.failed_trials -= 1
            circuit.tries_at = self.clock()
        return ""

    def _learn(self, circuit: Circuit, said: str) -> str:
        """Learn from a call in a closed circuit; return what is to be told."""
        if said == "":
            return ""
        circuit.ends.append((self.clock(), said != "answered"))
        while circuit.ends[0][0] < self.clock() - WINDOW:
            circuit.ends.popleft()
        if said != "answered" and self._is_too_much(circuit):
            self._open(circuit)
            return "open"
        return ""

    def _is_too_much(self, circuit: Circuit) -> bool:
        """Tell whether the calls of the last ten seconds are enough, and half of them failed."""
        failures = sum(failed for _, failed in circuit.ends)
        return len(circuit.ends) >= ENOUGH and 2 * failures >= len(circuit.ends)

    def _open(self, circuit: Circuit) -> None:
        """Open a closed circuit: its first pause begins."""
        circuit.era += 1
        circuit.failed_trials = 0
        circuit.tries_at = self.clock() + self._pause(circuit)

    def _pause(self, circuit: Circuit) -> float:
        """Draw how long to wait after so many failed trials."""
        doublings = min(circuit.failed_trials, 9)  # after a night no float could hold them
        planned = min(FIRST * (1 << doublings), LONGEST)
        return planned * (1 + self.random()) / 2
