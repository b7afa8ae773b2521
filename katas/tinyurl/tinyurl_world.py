"""A small service: people, servers, partitions with late copies, counts, a line for messages.

Ann makes links and prints posters. Ben, Cem, Dan and Eve open them, Olga runs the machines, and
Mallory guesses. All that servers share is seen here: each call, each message, what people are told.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from random import Random
from typing import Any

from dojo.answers import answer_of, is_told
from dojo.crowd import Crowd
from dojo.story import about_to, listening, tell
from tinyurl import Server
from tinyurl_stores_world import Call, Codes, Counting, Partition, Way

ERRORS = (
    "UnknownCodeError", "EndedError", "TooManyGuessesError", "UnavailableError", "RefusedError",
    "NameTakenError", "StoreDownError", "ServerDownError",
)  # fmt: skip
RAW = ("store down", "server down")
LIFE = 730 * 86_400  # seconds
NEVER = (float("inf"), "")
HEAD = f"{'who':<8}{'does':<20}{'at':<4}{'asked':<12}is told"


def url_of(page: str) -> str:
    """Return the long address of a page."""
    return f"https://{page}.example/"


def page_of(told: str) -> str:
    """Return the page of a long address; anything else as it is."""
    return told.removeprefix("https://").removesuffix(".example/")


def is_answer(told: str) -> bool:
    """Tell a code or a page from an error."""
    return not is_told(ERRORS, told)


class Service:
    """Servers, and all that they share; `options` go to each server."""

    server_class = Server

    def __init__(self, servers: str = "abc", lag: float = 0.0, **options: int) -> None:
        self.now, self.born = 1_000_000.0, 1_000_000.0
        self.options = options
        self.calls: list[Call] = []
        self.told: list[str] = []  # to people, in order
        self.dead: set[str] = set()  # servers
        self.made: dict[str, tuple[float, str, str]] = {}  # codes: when, where, for which page
        self.ended: dict[str, tuple[float, str]] = {}
        self.lies, self.messages_lost = 0, False
        self.listener: Callable[[str, Any], None] | None = None  # hears each step of a server
        self.partitions = {f"p{n}": Partition(f"p{n}", lag) for n in range(1, 5)}
        self.counts = Counting()
        self.crowd = Crowd("trip", self)
        self.asked: list[str] = []  # in the last act
        self.told_by: list[str] = []  # servers that sent a message in the last act
        self.act = self.who = self.server = self.heard = self.tone = ""
        self._head, self._readers = HEAD, 0
        self.servers: dict[str, Server] = {}
        for name in servers:
            self.start(name)

    def start(self, name: str) -> None:
        """Start a server anew, with nothing in memory."""
        codes: Any = Codes(Random(f"{name} {self.now}"))
        ways = {p.name: Way(self, name, p) for p in self.partitions.values()}
        self.servers[name] = self.server_class(
            ways, codes, self.counts, lambda text: self._deliver(name, text),
            lambda: self.now, **self.options,
        )  # fmt: skip

    def copy(self) -> "Service":
        """Return the same rows behind servers that have just been started."""
        other = Service("", **self.options)
        other.made, other.ended, other.now = dict(self.made), dict(self.ended), self.now
        for name, p in self.partitions.items():
            other.partitions[name] = Partition(name, p.lag, dict(p.first), dict(p.copy))
        for name in self.servers:
            other.start(name)
        return other

    def pass_by(self, when: str, what: Any) -> None:
        """Let the listener act before or after a step of a server."""
        if self.listener:
            self.listener(when, what)

    def _deliver(self, sender: str, text: str) -> None:
        message = Call(sender, "the line", "tell", text)
        self.told_by.append(sender)
        self.pass_by("before", message)
        for name, server in [*self.servers.items()]:
            if name != sender and not self.messages_lost:
                server.hear(text)
        self.pass_by("after", message)

    # What people do

    def make(self, page: str, at: str = "a", key: str = "", by: str = "Ann", **more: Any) -> str:
        """Let somebody make a link, which has its page's name unless `name` is None."""
        more = {"name": page, **more}
        does = f"makes {page}" + f" as {more['name']}" * (more["name"] not in (page, None))
        does += f" ({more['ends'] - self.now:.0f} s)" if "ends" in more else ""
        told = self._do(by, does, at, lambda s: s.create, url_of(page),
                        key or f"{by} {page} {more['name']}", **more)  # fmt: skip
        if is_answer(told) and told not in self.made:
            self.made[told] = self.now, at, page
            self.ended[told] = more.get("ends", self.now + LIFE), at
        return told

    def open(self, code: str, at: str = "a", by: str = "Ben", address: str = "") -> str:
        """Let somebody open a link; each time from another address, unless one is given."""
        self._readers += 1
        address = address or f"10.0.{self._readers // 250}.{self._readers % 250}"
        return self._do(by, f"opens {code}", at, lambda s: s.follow, code, address)

    def end(self, code: str, at: str = "a", by: str = "Ann") -> str:
        """Let somebody end a link."""
        told = self._do(by, f"ends {code}", at, lambda s: s.end, code, kind=type(None))
        if told == "done":
            self.ended[code] = min((self.now, at), self.ended.get(code, NEVER))
        return told

    def clicks(self, code: str, at: str = "a") -> str:
        """Let Ann look at her clicks."""
        return self._do("Ann", f"counts {code}", at, lambda s: s.clicks, code, kind=int)

    def everywhere(self, code: str, by: str = "Ben") -> list[str]:
        """Let somebody open a link at each server."""
        return [self.open(code, name, by) for name in self.servers]

    def _do(
        self, who: str, does: str, at: str, method: Callable[[Server], Any], *args: Any,
        kind: type = str, **more: Any,
    ) -> str:  # fmt: skip
        self.tell_head()
        called, before = method(self.servers[at]), len(self.calls)
        self.told_by.clear()
        about_to(f"{who:<8}{does:<20}{at}", called)
        told = page_of(answer_of(ERRORS, lambda: called(*args, **more), kind))
        calls = [call for call in self.calls[before:] if call.server == at]
        places = [f"{c.place}{' copy' * (c.verb == 'get_copy')}" for c in calls]
        self.asked = [*dict.fromkeys(places)]
        self.who, self.act, self.server, self.heard = who, does, at, told
        self.told.append(told)
        why, self.tone = self._judge(does, at, told, len(calls))
        nobody = "counts" if kind is int else "memory" if does.startswith("opens") else "nobody"
        asked = ", ".join(self.asked) or nobody
        asked = asked if len(asked) <= 11 else f"{len(self.asked)} places"
        line = f"{who:<8}{does:<20}{at:<4}{asked:<11} {told}"
        tell(line, why=why, count=self.count, called=called, of=self, tone=self.tone)
        return told

    def _judge(self, does: str, at: str, told: str, calls: int) -> tuple[str, str]:
        """Say what an answer means for whoever is told it."""
        verb, _, code = does.partition(" ")
        wrong = f"{told} is a raw error: it says nothing about the link." * (told in RAW)
        if verb == "opens" and code in self.made:
            (made, made_at, page), (end, end_at) = self.made[code], self.ended.get(code, NEVER)
            if told == "unknown code":
                wrong = f"{code} was made {self.now - made:,g} s ago at {made_at}: not true."
            elif is_answer(told) and self.now >= end:
                wrong = f"{code} ended {self.now - end:,g} s ago at {end_at}: not true."
            elif (told == "ended" and self.now < end) or (is_answer(told) and told != page):
                wrong = f"{code} leads to {page}: not true."
        if wrong:
            self.lies += 1
            return wrong, "broken"
        if verb == "opens" and (calls or told not in ("too many guesses", "unavailable")):
            cost = f"{calls} trip{'s' * (calls > 1)}: this reader waits for a store."
            return (cost, "cost") if calls else (f"{at} had it in memory: no trip.", "saved")
        return "", ""

    def tell_head(self) -> None:
        """Tell the heads of the columns once."""
        if self._head:
            tell(self._head, of=self, sets_scene=True)
            self._head = ""

    @property
    def trips(self) -> list[Call]:
        """The reads that were made of first places and copies."""
        return [call for call in self.calls if call.verb in ("get", "get_copy")]

    @property
    def count(self) -> str:
        """The running count."""
        return f"trips {len(self.trips)} · told wrongly {self.lies}"

    # What Olga and chance do

    def note(self, line: str) -> None:
        """Tell what nobody did to a server."""
        self.tell_head()
        tell(f"-- {line}", of=self)

    def at(self, second: float) -> None:
        """Let time pass until then."""
        self.now = self.born + second
        days, rest = divmod(second, 86_400)
        length = f"{second:,.10g} s" if rest or not days else f"{days} day{'s' * (days > 1)}"
        self.note(f"{length} after the start")

    def silence(self, *names: str, places: str = "first copy") -> None:
        """Let partitions be silent: their first places, their copies, or both."""
        for name in names:
            self.partitions[name].silent = set(places.split())
        self.note(f"{' '.join(names)}: silent, {places.replace(' ', ' and ')}")

    def heal(self) -> None:
        """Let all partitions answer again."""
        for partition in self.partitions.values():
            partition.silent = set()
        self.note("all partitions answer")

    def grow(self, name: str = "p5") -> None:
        """Let a partition join: each server is told of it."""
        self.partitions[name] = partition = Partition(name)
        for at, server in self.servers.items():
            about_to(f"{name} joins, and {at} is told", server.grow)
            server.grow(name, Way(self, at, partition))
        self.note(f"{name} has joined, and nothing has moved")

    def move(self, at: str = "a") -> None:
        """Let one server bring what is there to where it will live."""
        told = self._do("Olga", "has links moved", at, lambda s: s.move, kind=type(None))
        assert told in ("done", "unavailable"), f"`move` ended with {told}."

    def switch(self, *names: str) -> None:
        """Let servers read where keys live now; all, if none is named."""
        for name in names or self.servers:
            self.servers[name].switch()
        self.note(f"{' '.join(names or self.servers)} read the new places now")

    def hand_over(self, at: str = "a") -> None:
        """Let a server hand its clicks to the counts."""
        called, before = self.servers[at].hand_over, self.counts.calls
        about_to(f"{at} hands over", called)
        assert answer_of(ERRORS, called, type(None)) == "done", (
            "The counts gave no answer, and `hand_over` passed their error on: that stops the"
            " server's own clockwork. It raises nothing, and hands the same batch over at the next"
            " call."
        )
        calls = self.counts.calls - before
        tell(f"{at} hands over: {calls} call{'s' * (calls != 1)}", called=called, of=self)

    # Many, and not told one by one

    def many(self, says: str, acts: Iterable[Callable[[], str]]) -> dict[str, int]:
        """Let much be done, and tell how often each answer was given."""
        about_to(says)
        with listening():
            told = Counter(act() for act in acts)
        found = ", ".join(f"{count:,} {what}" for what, count in told.items())
        found = f"{len(told)} different answers" if len(told) > 3 else found
        self.who, self.act, self.server, self.heard, self.tone = "", says, "", found, ""
        tell(f"{says:<35} {found}"[:74], count=self.count, of=self)
        return dict(told)

    def open_many(self, says: str, codes: Iterable[str], at: str = "a", by: str = "") -> int:
        """Let readers open these links in turn at each of these servers; return their trips."""
        before = len(self.trips)
        acts = [(code, name) for code in codes for name in at]
        self.many(says, (partial(self.open, *act, address=by) for act in acts))
        return len(self.trips) - before

    def guess(self, count: int, word: str = "guess", by: str = "Mallory") -> dict[str, int]:
        """Let somebody who has one address try so many codes."""
        acts = (partial(self.open, f"{word}{n}", "a", by, by) for n in range(count))
        return self.many(f"{by} guesses {count:,} codes", acts)

    def mistype_once(self, addresses: Iterable[str]) -> None:
        """Let a reader at each of these addresses meet one unknown code."""
        self.many("each mistypes once", (partial(self.open, "prty", address=a) for a in addresses))

    def open_all(self, says: str, codes: Iterable[str], by: str = "Dan") -> dict[str, str]:
        """Let all these links be opened at each server; return what each was told that is wrong."""
        wrong, page = dict[str, str](), self.made
        asks = [(code, at) for code in codes for at in self.servers]

        def ask(code: str, at: str) -> str:
            is_over = self.now >= self.ended.get(code, NEVER)[0]
            told = self.open(code, at, by)
            if told != ("ended" if is_over else page[code][2]):
                wrong[f"{code} at {at}"] = told
            found = "another page" if is_answer(told) else told
            return found if f"{code} at {at}" in wrong else "right"

        self.many(says, (partial(ask, *one) for one in asks))
        return wrong
