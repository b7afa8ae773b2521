"""A web shop, its servers, and the shoppers whom a balancer sends to them.

The shop judges by what it sees: which server a shopper was sent to, how many requests were open
there, and how long it took. A server works on one request at a time; the others wait in a queue.
"""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from itertools import cycle
from typing import Any

from dojo.clock import Clock
from dojo.people import Person, together
from dojo.story import about_to, tell
from load_balancer import Balancer, NoServerError

Visit = AbstractContextManager[str]
Pick = Callable[[], Visit]
OPENS = 8 * 3600  # seconds of the day, when a shop's own clock shows 0
PATIENCE = 1.0  # seconds for a step that nothing should hold up


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
        self.weights = dict(servers)
        self.visits: dict[str, list[tuple[Visit, float]]] = {server: [] for server in servers}
        self.ended: dict[str, list[tuple[float, float, bool]]] = {}  # sent, ended, how
        self.heard, self.speeds = dict[str, int](), dict[str, int]()  # said to be open; ms each
        self.sent: dict[str, int] = {}  # by the last `serve`
        self.turns = ""  # where every shopper was sent, "-" for one who was turned away
        self.errors, self.time = 0, ""  # the time as the next step is to tell it
        self.away: dict[str, str] = {}  # "has left" or "is down"
        self.endings: dict[str, cycle[str]] = {}  # "F" or "S", of servers that fail
        self.balancer = Balancer(dict(servers), choices, clock=lambda: OPENS + clock.now)
        self.pick: Pick = self.balancer.pick
        _OPEN.append(self.visits)

    def close(self) -> None:
        """End all visits, in a thread that may stick: nothing of it is the next shop's affair."""
        if any(self.visits.values()) and not sys.is_finalizing():
            end = ExitStack()
            for visits in self.visits.values():
                while visits:
                    end.push(visits.pop()[0].__exit__)
            together(Person("the end", end.close), limit=PATIENCE)

    @property
    def open_requests(self) -> dict[str, int]:
        """Return how many requests are open at each server."""
        return {server: len(visits) for server, visits in self.visits.items()}

    @property
    def ready(self) -> list[str]:
        """Return the servers that are here and not down."""
        return [server for server in self.visits if server not in self.away]

    def tell(self, act: str, saw: str = "", why: str = "", called: Any = None, n: str = "") -> None:
        """Tell a step; if shoppers came or went, what came of it, and the running count."""
        count = f"shoppers {len(self.turns):,} · errors {self.errors:,}" if saw else n
        line, self.time = f"{self.time + act:<32} {saw}".rstrip(), ""
        tell(line, why=why, count=count, called=called or self.pick, of=self)

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
        idle = [s for s in self.ready if not self.sent[s] and s not in self.endings]
        why = ""
        if failed := self.errors - errors:
            why = f"{failed} of {shoppers} shoppers got an error instead of a page."
        elif idle and shoppers > 2 * len(self.ready) and not any(self.visits.values()):
            why = f"{' and '.join(idle)} did nothing all that time, and cost the same."
        self.tell(act, saw, why)
        return turns

    def come_and_stay(self, shoppers: int) -> str:
        """Let shoppers come and stay with their servers; return where they were sent."""
        act = f"{shoppers} come and stay" if shoppers > 1 else "1 comes and stays"
        about_to(act, self.pick)
        for _ in range(shoppers):
            self.enter()
        self.tell(act, f"{spread(self.open_requests)}   open")
        return self.turns[-shoppers:]

    def meet(self) -> str:
        """Let Ben come while Ann is being served; return both servers, "-" if he has to wait."""
        about_to("Ann comes and stays", self.pick)
        servers = self.enter()
        self.tell("Ann comes and stays", f"sent to {servers}")
        ben = Person("Ben", self.come_and_go)
        ben.join(PATIENCE)  # Ann is there all the time: no lock can take Ben for her
        place = ben.place if ben.is_alive() else ""
        self.end(servers)
        together(ben, limit=PATIENCE)
        servers += "-" if place else ben.answer_or_raise()
        why = "A server is ready for Ben, and he waits until Ann has been served." if place else ""
        saw = f"waits\n      at {place}" if place else f"sent to {servers[1]}"
        self.tell("Ben comes meanwhile", saw, why)
        return servers

    def ends(self, server: str, how: str, shoppers: int = 1) -> None:
        """Let the oldest open requests at a server end: "well", "badly" or "early"."""
        shoppers = min(shoppers, len(self.visits[server]))
        act = f"{shoppers} at {server} end{'s' * (shoppers == 1)} {how}"
        about_to(act, self.pick)
        for _ in range(shoppers):
            self.end(server, ENDS[how]())
        self.tell(act, f"{spread(self.open_requests)}   open")

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
        assert server in list(self.visits), (
            f"pick gave {server!r:.40}; a server's name was expected."
        )
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
        self.away.pop(server, None)
        self._say(f"{server} joins, with weight {weight}", "join", server, weight)

    def leave(self, *servers: str) -> None:
        """Let servers go; they finish what is open there."""
        for server in servers:
            self.away[server] = "has left"
            self._say(f"{server} leaves", "leave", server)

    def down(self, *servers: str) -> None:
        """Let it be said that servers are down."""
        for server in servers:
            self.away[server] = "is down"
            self._say(f"{server} is said to be down", "down", server)

    def up(self, *servers: str) -> None:
        """Let it be said that servers are up again."""
        for server in servers:
            self.away.pop(server, None)
            self._say(f"{server} is said to be up", "up", server)

    def says(self, server: str, open_requests: int) -> None:
        """Let a server say how many requests are open there, from all balancers."""
        self.heard[server] = open_requests
        self._say(f"{server} says that {open_requests} are open", "hear", server, open_requests)

    def _say(self, act: str, method: str, *arguments: str | int) -> None:
        do = getattr(self.balancer, method)
        about_to(act, do)
        do(*arguments)
        self.tell(act, called=do)

    def answers(self, pattern: str, *servers: str) -> None:
        """Let servers fail ("F") and succeed ("S") by a pattern, over and over."""
        for server in servers:
            self.endings[server] = cycle(pattern)
        words = {"F": "every request fails at once", "S": "well again, and nobody says so"}
        self.tell(f"{', '.join(servers)}: {words.get(pattern, f'{pattern}, over and over')}")

    def at(self, second: float) -> None:
        """Let time pass until then; the next step tells it."""
        self.clock.now = second
        self.time = f"{second:g} s: "


def bad_disk(turns: str = "", tell_after: tuple[int, ...] = ()) -> list[float]:
    """Let 300 shoppers come, one every 10 ms; return the milliseconds until each had an answer.

    a needs 1,000 ms a request, b and c 10. With `turns` these go round, in place of the design.
    """
    shop, times, ends = Shop(a=1, b=1, c=1), list[float](), [0]  # ends: of the requests at a
    shop.speeds, longest = {"a": 1_000, "b": 10, "c": 10}, 0
    if turns:
        servers = cycle(turns)
        shop.pick = lambda: nullcontext(next(servers))
    for number in range(300):
        while shop.visits["a"] and ends[-len(shop.visits["a"])] <= 10 * number:
            shop.end("a")
        server = shop.enter()
        if server == "a":
            ends.append(max(10 * number, ends[-1]) + 1_000)
            times.append(ends[-1] - 10 * number)
        else:
            shop.end(server)  # before the next one comes
            times.append(10)
        longest = max(longest, count := len(shop.visits["a"]))
        if number + 1 in tell_after:
            why = f"The last of {count} at a waits some {count} s; b and c have nothing to do."
            act = f"{(number + 1) / 100:.1f} s   a {'#' * -(-count // 3)} {count}   b .   c ."
            told = f"longest queue {longest} · mean time {sum(times) / len(times):,.0f} ms"
            shop.tell(act, why=why if count > 1 else "", n=told)
    return times


def one_and_five() -> Shop:
    """Return a shop with one request open at a, and five at b, three times as strong; z is down."""
    shop = Shop(a=1, b=3)
    for _ in range(8):
        shop.enter()
    for server in "ab":
        if shop.visits[server]:
            shop.end(server)
    shop.balancer.join("z")
    shop.balancer.down("z")
    shop.visits.update(y=[], z=[])
    shop.away.update(z="is down")
    return shop


def at_eight(shop: Shop) -> str:
    """Let others come until seven, then eight are there; say how they stand if it is not well."""
    problem = ""
    for expected in ((2, 5), (2, 6)):
        while sum(shop.open_requests.values()) < sum(expected):
            shop.enter()
        a, b, y, _ = shop.open_requests.values()
        if not y and a + b == sum(expected) and (a, b) != expected:  # y joins in one meeting
            problem = problem or f"a {a}, b {b} open, and not a {expected[0]}, b {expected[1]}"
    shop.close()  # later, another thread might do so, and be stopped in it
    return problem


def spread(counts: dict[str, int]) -> str:
    """Return the counts beside the servers' names."""
    return "   ".join(f"{server} {count}" for server, count in counts.items())


def laps(turns: str, length: int) -> list[str]:
    """Cut turns into laps, each with its servers in alphabetical order."""
    starts = range(0, len(turns), length)
    return ["".join(sorted(turns[start : start + length])) for start in starts]
