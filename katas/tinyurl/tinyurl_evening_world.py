"""A bad evening: two hours, 6,000 readers, and everything that can go wrong goes wrong once.

All the time links are made, each third of them by a request that is sent twice, and ten are ended:
of two of these the other servers hear nothing. PHASES has the rest.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from operator import methodcaller
from random import Random
from typing import Any

from dojo.answers import answer_of
from dojo.story import listening, tell
from dojo.traffic import zipf
from tinyurl import Door, Server, ServerDownError
from tinyurl_world import ERRORS, Service, is_answer, page_of, url_of

ASKS, LINKS, MINUTES, NEVER = 6_000, 200, 120, float("inf")
TITLES = {
    "unknown": 'told "unknown" of a link that is there',
    "after_end": "opened after it was ended",
    "later": "told of an error, or to come later",
    "trips": "trips to the stores",
    "twice": "links made twice, of 20",
    "guesses": "guesses answered, of 500",
    "uncounted": "clicks not counted",
}
PHASES = {  # what is so from these minutes on
    0: "memory is empty",
    5: "Mallory guesses 500 codes",
    15: "p2's first place is silent",
    25: "p2 answers again",
    30: "a, b and c are deployed in turn",
    34: "all is well",
    45.5: "b is dead",
    48: "b has been started anew",
    55: "the counts are silent",
    65: "the counts answer again",
    75: "p3 is silent with its copy",
    80: "p3 answers again",
    90: "p5 joins and takes its share",
}
BEFORE = {  # what the guide's script prints of these two files
    "as begun": dict(zip(TITLES, (1_011, 0, 625, 5_985, 6, 500, 0), strict=True)),
    "whiteboard": dict(zip(TITLES, (1_151, 87, 466, 1_604, 6, 500, 0), strict=True)),
}


@dataclass
class Seen:
    """What the evening came to; `latest` is in minutes after a link's end."""

    unknown: int = 0
    after_end: int = 0
    later: int = 0
    trips: int = 0
    twice: int = 0
    guesses: int = 0
    uncounted: int = 0
    latest: float = 0.0
    readers: int = 0
    raw: int = 0  # told of a machine's error
    no_reason: int = 0  # told to come later although a place or its copy answered
    not_ended: int = 0  # told "ended" of a link that was not
    elsewhere: int = 0  # sent to another page
    counted_twice: int = 0
    made: int = 0
    by_minute: Counter[int] = field(default_factory=Counter)  # trips

    @property
    def lies(self) -> int:
        """The readers who were told what was never true."""
        return self.unknown + self.not_ended + self.elsewhere


class Evening:
    """The evening of one design; another Server, Door or room may be tried."""

    is_told = False

    def __init__(
        self, server: type[Server] = Server, door: type[Door] = Door, room: int = 100
    ) -> None:
        self.phase, self.before = "", Seen()
        random.seed(13)  # an age may be spread by chance: always by the same
        self.dice, self.seen = Random(42), Seen()
        with listening():
            self.service = Service("", lag=2, room=room, trips=5)
            self.service.server_class = server
            for name in "abc":
                self.service.start(name)
        self.door = door("abc", lambda: self.service.now)
        self.ends: dict[str, float] = {}  # pages: the instant
        self.codes: dict[str, str] = {}  # of links without a name
        self.opened: Counter[str] = Counter()
        self.events: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()

    def at(self, minute: float, do: Callable[[], Any]) -> None:
        """Plan that something happens."""
        self.events.append((minute, next(self._numbers), do))
        self.events.sort(key=lambda event: event[:2])

    @property
    def minute(self) -> float:
        """How long the evening has lasted."""
        return (self.service.now - self.service.born) / 60

    def ask(self, do: Callable[[Server], Any], kind: type = str) -> str:
        """Let one request come to the door; return what somebody is told."""

        def request(name: str) -> Any:
            if name in self.service.dead:
                raise ServerDownError(name)
            return do(self.service.servers[name])

        return answer_of(ERRORS, lambda: self.door.send(request), kind)

    def plan(self) -> None:
        """Plan all that goes wrong."""
        service, places = self.service, self.service.partitions
        for start, says in PHASES.items():
            self.at(start, partial(self.begin, says))
        self.at(MINUTES, partial(self.begin, ""))
        self.at(5, self.guess)
        self.at(15, lambda: places["p2"].silent.add("first"))
        self.at(25, places["p2"].silent.clear)
        for number, name in enumerate("abc"):
            self.at(30 + 2 * number, partial(self.deploy, name))
        self.at(45.5, lambda: self.service.dead.add("b"))
        self.at(48, self.come_back)
        self.at(55, lambda: setattr(service.counts, "silent", True))
        self.at(65, lambda: setattr(service.counts, "silent", False))
        self.at(75, lambda: places["p3"].silent.update({"first", "copy"}))
        self.at(80, places["p3"].silent.clear)
        self.at(90, self.grow)
        for number in range(20):
            self.at(3 + number * 5.7, partial(self.make, number))
        for number in range(10):
            self.at(12 + number * 10, partial(self.end, number))
        for minute in range(1, MINUTES + 1):
            self.at(minute - 0.01, self.hand_over)

    def begin(self, says: str) -> None:
        """Tell what the phase that ends has come to, and begin the next."""
        now, before = self.seen, self.before
        if self.is_told and self.phase:
            readers, trips = now.readers - before.readers, now.trips - before.trips
            later, lies = now.later - before.later, now.lies - before.lies
            stale = now.after_end - before.after_end
            self.service.act = self.phase
            line = f"{self.phase:<34}{readers:>8,}{trips:>8,}{later:>8,}{stale:>8,}{lies:>8,}"
            why = f"{trips:,} trips for {readers:,} readers, and nobody was told what is not true."
            if lies:
                why = f"{lies:,} of {readers:,} readers were told what was never true."
            elif later:
                why = f"{later:,} of {readers:,} readers got no answer now, and have to come again."
            elif stale:
                why = f"{stale:,} readers opened a link after its end: some memory did not know it."
            tone = "broken" if lies else "cost" if later or stale else "saved"
            count = f"trips {now.trips:,} · come later {now.later:,} · told a lie {now.lies:,}"
            tell(line, why=why, tone=tone, count=count, of=self.service)
        self.phase, self.before = says, replace(now)

    def guess(self) -> None:
        """Let Mallory guess 500 codes."""
        for number in range(500):
            told = self.ask(methodcaller("follow", f"zz{number:05}", "Mallory"))
            self.seen.guesses += told == "unknown code"

    def deploy(self, name: str) -> None:
        """Stop a server as one should, and start it anew."""
        self.door.leave(name)
        self.service.servers[name].hand_over()
        self.service.start(name)
        self.door.join(name)

    def come_back(self) -> None:
        """Start b anew, and have the door check."""
        self.service.dead.clear()
        self.service.start("b")
        self.door.check(lambda name: name not in self.service.dead)

    def grow(self) -> None:
        """Let p5 join and take its share."""
        with listening():
            self.service.grow()
            self.service.move()
            self.service.switch()

    def hand_over(self) -> None:
        """Let each server that lives hand over its clicks."""
        for name, server in self.service.servers.items():
            if name not in self.service.dead:
                server.hand_over()

    def make(self, number: int) -> None:
        """Let Ann make a link; she asks again a minute later if she has to."""
        page, told = f"new{number:02}", ""
        for _ in range(2 if number % 3 == 0 else 1):  # the first answer may be lost
            told = self.ask(lambda server: server.create(url_of(page), f"phone {number}"))
        if not is_answer(told):
            self.at(self.minute + 1, lambda: self.make(number))
            return
        self.codes[page], self.ends[page] = told, NEVER

    def end(self, number: int) -> None:
        """Let Ann end a link; of each fifth the other servers are not told."""
        page = f"page{2 * number + 1}"
        self.service.messages_lost = number % 5 == 4
        told = self.ask(lambda server: server.end(page), type(None))
        self.service.messages_lost = False
        if told == "done":
            self.ends[page] = self.service.now

    def read(self, number: int, page: str) -> None:
        """Let one reader open a page's link, and see whether what is told is true."""
        code, seen = self.codes.get(page, page), self.seen
        before = len(self.service.calls)
        address = f"10.0.0.{number % 250}"
        told = page_of(self.ask(lambda server: server.follow(code, address)))
        made = len(self.service.calls) - before
        seen.readers += 1
        seen.trips += made
        seen.by_minute[int(self.minute)] += made
        seen.raw += told in ("store down", "server down")
        seen.later += told in ("store down", "server down", "unavailable")
        if page == "typo":
            return
        end = self.ends[page]
        seen.no_reason += told == "unavailable" and not 75 <= self.minute <= 80
        seen.unknown += told == "unknown code"
        seen.not_ended += told == "ended" and self.service.now < end
        if is_answer(told):
            self.opened[code] += 1
            seen.elsewhere += told != page
            if self.service.now >= end:
                seen.after_end += 1
                seen.latest = max(seen.latest, (self.service.now - end) / 60)

    def pass_by(self) -> Seen:
        """Let the evening pass."""
        service, seen = self.service, self.seen
        for number in range(LINKS):
            page = f"page{number}"
            service.servers["a"].create(url_of(page), f"key {number}", page)
            self.ends[page] = NEVER
        self.plan()
        moments = sorted(self.dice.random() * MINUTES for _ in range(ASKS))
        pages = zipf(ASKS, LINKS, self.dice)
        for number, (minute, rank) in enumerate(zip(moments, pages, strict=True)):
            self.until(minute)
            kind, page = self.dice.random(), f"page{rank}"
            if kind < 0.02:
                page = "typo"
            elif kind < 0.07 and self.codes:
                page = self.dice.choice([*self.codes])
            self.read(number, page)
        self.until(MINUTES + 1)
        self.hand_over()
        counted = service.counts.clicks
        seen.uncounted = (self.opened - counted).total()
        seen.counted_twice = (counted - self.opened).total()
        rows = [row for p in service.partitions.values() for row in p.first.items()]
        made = {(key, row.get("url")) for key, row in rows if "/" not in key}
        pages_made = Counter(url for _, url in made)
        seen.made = len(self.codes)
        seen.twice = sum(pages_made[url_of(page)] > 1 for page in self.codes)
        return seen

    def until(self, minute: float) -> None:
        """Let happen what is planned before this minute."""
        while self.events and self.events[0][0] <= minute:
            planned, _, do = self.events.pop(0)
            self.service.now = self.service.born + planned * 60
            do()
        self.service.now = self.service.born + minute * 60


def evening() -> Seen:
    """Let the evening pass, and tell each phase of it."""
    tell(f"{'':<34} readers   trips   later   stale    lies", sets_scene=True)
    night = Evening()
    night.is_told = True
    return night.pass_by()


def tell_table(seen: Seen, whose: str) -> None:
    """Tell what the evening came to, beside what other designs came to."""
    columns = {**BEFORE, whose.removeprefix("the "): vars(seen)}
    lines = [f"{'a bad evening, 6,000 readers':<38}" + "".join(f"{name:>12}" for name in columns)]
    for name, title in TITLES.items():
        numbers = (f"{column[name]:>12,}" for column in columns.values())
        lines.append(f"{title:<38}{''.join(numbers)}")
    tell("\n".join(lines), count=f"the last after its end: {seen.latest:.1f} minutes")
