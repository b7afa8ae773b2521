"""A server that does one thing after the other, and a queue before it, on a simulated day.

For retry, and for other katas in which many customers meet a server that is away for a while.
"""

from collections import deque
from collections.abc import Callable
from math import inf

from dojo.clock import Day


class Clerk:
    """One clerk and a queue, first come, first served.

    takes        seconds for one request
    away         from when to when nothing is begun
    busy, late   what a request raises that is turned away, or not served in time
    turns_away   the share of requests that are turned away at the door, by `dice`
    room         how many requests may wait; more are turned away
    looks        whether a request whose customer has given up is thrown away when its turn comes;
                 otherwise it is worked on like any other
    """

    def __init__(  # noqa: PLR0913  what a bank can be like
        self,
        day: Day,
        busy: type[Exception],
        late: type[Exception],
        *,
        takes: float = 0.1,
        away: tuple[float, float] = (0, 0),
        turns_away: float = 0,
        dice: Callable[[], float] = lambda: 1,
        room: float = inf,
        looks: bool = False,
    ) -> None:
        self.day = day
        self.busy = busy
        self.late = late
        self.takes = takes
        self.away = away
        self.turns_away = turns_away
        self.dice = dice
        self.room = room
        self.looks = looks
        self.asked = 0
        self._free_at = 0.0  # when all work that is known now is done
        self._begins: deque[float] = deque()  # when the work on those who wait begins

    def serve(self, seconds: float) -> None:
        """Return when a request is done, which may take so many seconds. A person calls this."""
        now, self.asked = self.day.now, self.asked + 1
        while self._begins and self._begins[0] <= now:
            self._begins.popleft()
        if self.dice() < self.turns_away or len(self._begins) >= self.room:
            raise self.busy
        begin = max(now, self._free_at)
        if self.away[0] <= begin < self.away[1]:
            begin = self.away[1]
        if not self.looks or begin < now + seconds:
            self._begins.append(begin)
            self._free_at = begin + self.takes
        wait = begin + self.takes - now
        self.day.nap(min(wait, seconds))
        if wait > seconds:
            raise self.late
