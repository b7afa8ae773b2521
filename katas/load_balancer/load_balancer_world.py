"""A web shop, its servers, and the shoppers whom a balancer sends to them.

The shop judges by what it sees: which server a shopper was sent to, how many requests were open
there, and how long it took. A server works on one request at a time; the others wait in a queue.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import cycle
from typing import Any

from dojo.clock import Clock
from dojo.story import about_to, tell
from load_balancer import Balancer, NoServerError

Visit = AbstractContextManager[str]
Pick = Callable[[], Visit]
OPENS = 8 * 3600  # seconds of the day, when a shop's own clock shows 0
FAILURES, PAUSE = 5, 10.0  # as the balancer's docstring has it


class ServerFailedError(Exception):
    """A server answered with an error."""


class WalkedOut(BaseException):
    """A shopper did not wait for the answer. No Exception, as asyncio's CancelledError is none."""


_OPEN: list[object] = []  # or the garbage collector would end a design's blocks, in any thread
ENDS = {"well": type(None), "badly": ServerFailedError, "early": WalkedOut}


class Shop:
    """A shop with one balancer before its servers: Shop(a=5, b=1) has two, with weights."""

    def __init__(self, choices: int | None = None, **servers: int) -> None:
        clock = self.clock = Clock()
        self.choices, self.weights = choices, dict(servers)
        self.visits: dict[str, list[tuple[Visit, float]]] = {server: [] for server in servers}
        self.ended: dict[str, list[tuple[float, float, bool]]] = {}  # sent, ended, how
        self.heard, self.others = (
            dict[str, int](),
            dict[str, int](),
        )  # said to be open; not from here
        self.speeds, self.sent = dict[str, int](), dict[str, int]()  # ms each; by the last `serve`
        self.turns = ""  # where every shopper was sent, "-" for one who was turned away
        self.errors, self.time = 0, ""  # the time as the next step is to tell it
        self.away: dict[str, str] = {}  # "has left" or "is down"
        self.endings: dict[str, cycle[str]] = {}  # "F" or "S", of servers that fail
        self.balancer = Balancer(dict(servers), choices, clock=lambda: OPENS + clock.now)
        self.pick: Pick = self.balancer.pick
        _OPEN.append(self.visits)

    @property
    def open_requests(self) -> dict[str, int]:
        """Return how many requests are open at each server."""
        return {server: len(visits) for server, visits in self.visits.items()}

    @property
    def ready(self) -> list[str]:
        """Return the servers that are here and not down."""
        return [server for server in self.visits if server not in self.away]

    @property
    def out(self) -> list[str]:
        """Return the servers that have failed five times in a row, and are not known to be well."""
        return [server for server in self.ready if health(self.ended.get(server, []))[1]]

    def load(self, server: str, more: int = 0) -> float:
        """Return how busy a server is, by its strength, or would be with more requests."""
        return (len(self.visits[server]) + self.others.get(server, 0) + more) / self.weights[server]

    def tell(self, act: str, saw: str = "", why: str = "", called: Any = None, n: str = "") -> None:
        """Tell a step; if shoppers came or went, what came of it, and the running count."""
        count = f"shoppers {len(self.turns):,} · errors {self.errors:,}" if saw else n
        line, self.time = f"{self.time + act:<32} {saw}".rstrip(), ""
        tone = "cost" if "an error instead" in why or "-" in self.turns[-1:] else ""
        tell(line, why=why, count=count, called=called or self.pick, of=self, tone=tone)

    def serve(self, shoppers: int, every: float = 0) -> str:
        """Let shoppers come, each when the one before is done; return where they were sent."""
        act = f"{shoppers} shoppers, one by one" if shoppers > 1 else "1 shopper"
        about_to(act, self.pick)
        errors, turns = self.errors, ""
        for _ in range(shoppers):
            self.clock.now += every
            turns += self.come_and_go()
        self.sent = {server: turns.count(server) for server in self.visits}
        saw = spread(self.sent) if shoppers > 21 else " ".join(turns).replace("-", "turned away")
        self.tell(act, saw, self._why(turns, self.errors - errors))
        return turns

    def _why(self, turns: str, errors: int) -> str:
        """Say what it means for shoppers, or for servers, that these went where they did."""
        if errors or self.out:
            return self._ill(turns, errors)
        if not self.ready:
            return "Nobody answers: no page for the shopper."
        busy = " and ".join(server for server in self.ready if self.visits[server])
        share = {server: turns.count(server) / self.weights[server] for server in self.ready}
        most, least = max(share, key=share.__getitem__), min(share, key=share.__getitem__)
        why = "Each has had its share by strength: none is overloaded, none idles."
        if down := " and ".join(s for s, how in self.away.items() if how == "is down"):
            why = f"The share of {down} is spread over the others: none of them falls next."
        if share[most] > share[least] + 1:
            why = f"{most} has had more than its share by strength, and {least} had time for it."
        if not share[least]:
            why = f"{least} did nothing all that time, and cost the same."
        if busy and not all(map(self.visits.__getitem__, self.ready)):
            late = sum(turns.count(server) for server in busy.split(" and "))
            why = f"A request is open at {busy}; {late or 'nobody'} had to wait for it."
        return why if len(turns) >= 2 * len(share) else ""

    def _ill(self, turns: str, errors: int = 0) -> str:
        """Say how it is with servers that have failed five times in a row; "" if none has."""
        got = f"{errors} of {len(turns)} shoppers got an error instead of a page. " * (errors > 0)
        if not self.out:
            return got.strip()
        ended = [health(self.ended[server]) for server in self.out]
        sent, now = sum(map(turns.count, self.out)), self.clock.now
        then = f": {sent or 'nobody'} went there"
        if sent == 1 and all(until <= now for _, until in ended):
            then += ", to find out whether it is well"
        if 2 * len(self.out) > len(self.ready):
            then = ": where so many are ill at once, the fault may lie elsewhere"
        known = f"{' '.join(self.out)} failed {min(ended)[0]} times in a row"
        return f"{got}{known}{then * (not errors)}."

    def come_and_stay(self, shoppers: int) -> str:
        """Let shoppers come and stay with their servers; return where they were sent."""
        act = f"{shoppers} come and stay" if shoppers > 1 else "1 comes and stays"
        about_to(act, self.pick)
        for _ in range(shoppers):
            self.enter()
        self.tell(act, f"{spread(self.open_requests)}   open", self._room(self.turns[-shoppers:]))
        return self.turns[-shoppers:]

    def _room(self, turns: str) -> str:
        """Say whether the last of those who came and stayed would wait less elsewhere."""
        old = any(sent < 0 for visits in self.visits.values() for _, sent in visits)  # may count
        if self.out or self.choices or old or not self.ready:
            return self._ill(turns)
        most = max(turns, key=self.load)
        least = min(self.ready, key=lambda server: self.load(server, 1))
        loads = ", ".join(f"{server} {self.load(server):.3g}" for server in self.ready)
        why = f"By strength: {loads}. " * any(
            self.load(s) != len(v) for s, v in self.visits.items()
        )
        if self.load(most) > self.load(least, 1):
            return f"{why}The last one at {most} would wait less at {least}."
        return f"{why}Nobody would wait less elsewhere."

    def ends(self, server: str, how: str, shoppers: int = 1) -> None:
        """Let the oldest open requests at a server end: "well", "badly" or "early"."""
        shoppers = min(shoppers, len(self.visits[server]))
        act = f"{shoppers} at {server} end{'s' * (shoppers == 1)} {how}"
        about_to(act, self.pick)
        until, sent = health(self.ended.get(server, []))[1], [at for _, at in self.visits[server]]
        for _ in range(shoppers):
            self.end(server, ENDS[how]())
        over = {"badly": "A request that failed", "early": "A request whose shopper has left"}
        why = f"{over[how]} is no work for {server} any more." if how in over else ""
        if until and shoppers == 1 and server in self.ready:
            told = {"well": "is well again", "badly": f"is ill for {PAUSE:g} s more"}
            why = f"It was sent before {server} was due for a trial: it tells nothing of now."
            if sent[0] >= until:
                why = f"By its trial {server} {told.get(how, 'is not known: another one is due')}."
        self.tell(act, f"{spread(self.open_requests)}   open", why)

    def come_and_go(self) -> str:
        """Let one shopper come and be done; return the server's name."""
        server = self.enter()
        if server != "-":
            failed = next(self.endings.get(server, cycle("S"))) == "F"
            self.end(server, ServerFailedError() if failed else None, newest=True)
        return server

    def enter(self) -> str:
        """Let one shopper in; return the server's name, or "-" if there is none."""
        try:
            visit = self.pick()
            server = visit.__enter__()
        except Exception as error:
            if self.ready and not isinstance(error, NoServerError):
                raise
            assert not self.ready, (
                f"A shopper was turned away, and {', '.join(self.ready)} stood ready. Only when"
                " every server has left or is down is there none to ask."
            )
            assert type(error) is NoServerError, (  # noqa: PT017  the world's own verdict
                f"No server could be asked, and a shopper met {type(error).__name__}. Its name is"
                " NoServerError: by that a caller can tell it from a mistake in the balancer."
            )
            self.turns += "-"
            return "-"
        assert server in list(self.visits), f"pick gave {server!r:.40}; a server was expected."
        assert server not in self.away, (
            f"A shopper was sent to {server}, which {self.away[server]}: nobody answers there."
        )
        self.visits[server].append((visit, self.clock.now))
        self.turns += server
        return server

    def end(self, server: str, error: BaseException | None = None, *, newest: bool = False) -> None:
        """End the oldest request that is open at a server, or the newest."""
        self.errors += isinstance(error, ServerFailedError)
        (visit, sent), told = self.visits[server].pop(-1 if newest else 0), error
        if not isinstance(error, WalkedOut):
            self.ended.setdefault(server, []).append((sent, self.clock.now, error is None))
        try:
            if visit.__exit__(type(error) if error else None, error, None):
                told = None
        except BaseException as raised:
            if error is None or error not in (raised, raised.__cause__):
                raise  # not meant
            told = raised
        assert told is error, (
            f"A request ended with {type(error).__name__}, and its sender was told"
            f" {type(told).__name__ if told else 'nothing'}: the errors of servers are raised on."
        )

    def join(self, server: str, weight: int = 1) -> None:
        """Let a server come, or come back."""
        self.visits[server] = [(visit, -1.0) for visit, _ in self.visits.get(server, [])]
        self.weights[server], self.ended[server] = weight, []  # what was before says nothing
        self.others.pop(server, 0)
        self.away.pop(server, None)
        self._say(f"{server} joins, with weight {weight}", "join", server, weight)

    def leave(self, *servers: str) -> None:
        """Let servers go; they finish what is open there."""
        for server in servers:
            self.away[server] = "has left"
            why = "Its open requests go on." if self.visits[server] else "Nobody answers there now."
            self._say(f"{server} leaves", "leave", server, why=why)

    def down(self, *servers: str) -> None:
        """Let it be said that servers are down."""
        for server in servers:
            self.away[server] = "is down"
            self._say(
                f"{server} is said to be down", "down", server, why="Nobody answers there now."
            )

    def up(self, *servers: str) -> None:
        """Let it be said that servers are up again."""
        for server in servers:
            self.away.pop(server, None)
            self._say(f"{server} is said to be up", "up", server)

    def says(self, server: str, open_requests: int) -> None:
        """Let a server say how many requests are open there, from all balancers."""
        self.heard[server], own = open_requests, len(self.visits[server])
        others = self.others[server] = max(open_requests - own, 0)
        why = f"{own} are open from here alone: that word is old." * (open_requests < own)
        if others:
            why = f"{others} of them came by other balancers: a newcomer waits for these, too."
        act = f"{server} says that {open_requests} are open"
        self._say(act, "hear", server, open_requests, why=why)

    def _say(self, act: str, method: str, *arguments: str | int, why: str = "") -> None:
        do = getattr(self.balancer, method)
        about_to(act, do)
        do(*arguments)
        self.tell(act, why=why, called=do)

    def answers(self, pattern: str, *servers: str) -> None:
        """Let servers fail ("F") and succeed ("S") by a pattern, over and over."""
        for server in servers:
            self.endings[server] = cycle(pattern)
        words = {"F": "every request fails at once", "S": "well again, and nobody says so"}
        act = f"{', '.join(servers)}: {words.get(pattern, f'{pattern}, over and over')}"
        why = "A server that fails at once is never busy: by its open requests it looks the best."
        self.tell(act, why=why * (pattern == "F"))

    def at(self, second: float) -> None:
        """Let time pass until then; the next step tells it."""
        self.clock.now, self.time = second, f"{second:g} s: "


def health(ended: list[tuple[float, float, bool]]) -> tuple[int, float]:
    """Return how many errors in a row a server had, and until when it is out; 0 if it is not."""
    errors, since, until = 0, 0.0, 0.0
    for sent, second, is_well in ended:
        if sent >= since:  # else it was sent before an ejection, and says nothing
            errors = 0 if is_well else errors + 1
            since = second if is_well and until else since
            until = second + PAUSE if errors >= FAILURES else 0.0
            since = max(since, until)
    return errors, until


def spread(counts: dict[str, int]) -> str:
    """Return the counts beside the servers' names."""
    return "   ".join(f"{server} {count}" for server, count in counts.items())
