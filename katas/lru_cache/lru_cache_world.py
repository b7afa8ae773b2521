"""A web shop, its slow database, and the people at its door.

The shop judges by what it sees: which trips were made, what was read, and, through weak
references, which of the pages that it handed out are still in memory.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from dojo.crowd import Crowd
from dojo.people import Person
from dojo.story import about_to, tell
from dojo.work import Key, Watch, Watched, Work, work_of
from lru_cache import LRUCache

DAY = 86_400.0
TRIP = 100  # milliseconds that a trip takes; counted, never waited for


class DatabaseDownError(Exception):
    """The database does not answer."""


@dataclass(eq=False)
class Page(Watched):
    """What a trip brings home."""

    name: str
    text: str
    read_at: float


def read(answer: object) -> str:
    """Say what a shopper sees who is handed this answer."""
    text = "nothing" if answer is None else f"something of type {type(answer).__name__}"
    return answer.text if isinstance(answer, Page) else text


class Shop:
    """A shop with one cache. Pages called gone, or gone-something, do not exist."""

    def __init__(self, room: int, max_age: float = DAY, shown: str = "") -> None:
        self.room, self.shown = room, shown  # in which order pages in memory are told, if at all
        self.trips: list[str] = []  # the pages that were fetched
        self.forgotten: list[str] = []  # the pages that left memory
        self.left: list[str] = []  # those that did so in the last step
        self.here: list[str] = []  # those in memory after the last step, the one idle longest first
        self.act = self.source = self.idle = ""  # in the last step; idle longest before it
        self.shoppers, self.oldest = 0, 0.0  # how old the oldest page was that somebody read
        self.texts = {"sale": "sale at 20"}  # what the database holds, where it is not the name
        self._head = f"{f'room for {room}':<22}{'out':>9} | in memory{', ' * bool(shown)}{shown}"
        self.max_age, self.now = max_age, 0.0
        self._newest: dict[str, str] = {}  # what the cache was given last
        self.crowd, self.watch = Crowd("trip", self, self._explain), Watch()
        self._wants: dict[str, str] = {}  # which page each of the people asked for
        self._by_olga: set[str] = set()  # the pages that she changed or withdrew
        self._before: tuple[int, list[str]] = 0, []  # trips, and memory, when people came
        self._is_coming = False
        self._uses: dict[str, None] = {}  # in the order of the last use
        self._slow = ""  # the page whose trips stay out until they are let return
        self.fault: type[BaseException] | None = None
        self.cache = LRUCache(room, self._fetch, max_age, clock=lambda: self.now)

    # The database

    def _fetch(self, key: Any) -> Page | None:
        """Make a trip: this is what the cache calls its loader."""
        name, text = str(key), self.text_of(str(key))
        self.trips.append(name)
        if name == self._slow:
            self.crowd.hold(name, f"is on a trip, which has read {text}")
        if self.fault:
            raise self.fault("no answer")
        self._newest[name] = text
        return self.page(name, text)

    def text_of(self, name: str) -> str:
        """Return what the database holds."""
        return self.texts.get(name, "nothing" if name.startswith("gone") else name)

    def page(self, name: str, text: str) -> Page | None:
        """Return a page whose life is watched."""
        if text == "nothing":
            return None
        return self.watch.add(Page(name, text, self.now), name)

    def in_memory(self) -> list[str]:
        """Return the pages that are still in memory, the one idle longest first."""
        alive = self.watch.names(enough=self.room)
        return [*(name for name in self._uses if name in alive), *(alive - self._uses.keys())]

    def fail(self, fault: type[BaseException] | None) -> None:
        """Let trips fail, those that are out and those to come; with None, be well again."""
        self.fault = fault
        tell(f"      the database {f'fails with {fault.__name__}' if fault else 'is well again'}")

    # One after the other

    def at(self, second: float, **texts: str) -> None:
        """Let time pass until then, and another office change the database without a word."""
        self.now, self.texts = second, self.texts | texts
        news = f"unknown to the cache: {', '.join(texts.values())}" if texts else "later"
        late = second - self.max_age
        why = f"What was read or written before second {late:g} is too old to be given now."
        if texts or self.crowd.people or late > 0:
            tell(f"{second:>3.0f} s   {news}", why=why * (late > 0), of=self)

    def ask(self, name: str) -> str:
        """Let a shopper ask for a page, and return what the shopper reads."""
        self.shoppers += 1
        text: str = self._use(name, "ask", self.cache.get, lambda: read(self.cache.get(name)))
        newest = self._newest.get(name, "not yet here: no trip was made for it")
        assert text == newest, (
            f"A shopper asked for {name} and read {text}. The newest that the cache was given is"
            f" {newest}. A cache may forget, but it may not be wrong."
        )
        return text

    def change(self, name: str, text: str) -> None:
        """Let Olga, who writes the pages, write one anew: in the database and in the cache."""
        self.texts[name] = self._newest[name] = text
        self.here = [page for page in self.here if page != name or text != "nothing"]
        self._write(name, "change", self.cache.put, lambda: self.put(name, text))

    def withdraw(self, name: str, instead: str = "nothing") -> None:
        """Let Olga take a page away from the database and the cache, or have it fetched anew."""
        self.texts[name], self._newest[name] = instead, "the order to forget this page"
        self.here = [page for page in self.here if page != name]
        self._write(name, "forget", self.cache.forget, lambda: self.cache.forget(name))

    def put(self, name: str, text: str) -> None:
        """Change a page, and do not tell it."""
        self.texts[name] = text
        self.cache.put(name, self.page(name, text))

    def _write(self, name: str, verb: str, of: Callable[..., Any], do: Callable[[], None]) -> None:
        """Let Olga write; among others, who are asking, she is one of the people."""
        self._by_olga.add(name)
        if not self.crowd.people:
            self._use(name, verb, of, do)
            return
        text = self.texts[name]
        says = (
            f"changes {name}: {text}" if verb == "change" else f"has {name} forgotten: now {text}"
        )
        self.crowd.come("Olga", says=says, what=name, do=do, called=of)
        if self.crowd.people[-1].is_alive() and self.crowd.is_out(name):
            self.crowd.release()

    def _use(self, name: str, verb: str, of: Callable[..., Any], do: Callable[[], Any]) -> Any:
        """Do what is a use of a page, and tell what came of it."""
        self.act, is_timed, trips = f"{verb} {name}", self.max_age < DAY, len(self.trips)
        if self._head and not is_timed:
            tell(self._head, of=self, sets_scene=True)
            self._head = ""
        self.now += not is_timed
        about_to(self.act, of)
        answer, made = do(), len(self.trips)
        self.source = source = "memory" if trips == made else "database"
        what, page, why = self.text_of(name), name.capitalize(), self._see_what_left(name)
        if verb == "ask":
            cost = "no trip, no wait" if source == "memory" else f"this shopper waits {TRIP} ms"
            page = f"That there is no {name}" if answer == "nothing" else page
            why = f"{page} came from {source}: {cost}.{why}"
        elif verb == "forget":
            why = f"Olga has {name} forgotten: what the cache knows of it may be false now.{why}"
        else:
            says = f"there is no {name}" if what == "nothing" else f"{name} has new words"
            why = f"Olga tells the database and the cache that {says}.{why}"
        line = f"{self.act:<14}{source * (verb == 'ask'):<10}"
        if is_timed:
            line = f"{self.now:>3.0f} s   {line}{answer or what}"
        else:
            gone = f"   (there is no {name})" * (what == "nothing" and verb != "forget")
            line += f"{' '.join(self.left):>7} | {' '.join(self.here)}{gone}"
        count = f"asks {self.shoppers} · trips {made} · waited {TRIP * made:,} ms"
        tone = {"memory": "saved", "database": "cost"}[source] if verb == "ask" else ""
        tone = "broken" if self.shown and self.left and self.idle not in self.left else tone
        tell(line.rstrip(), why=why.strip(), count=count, called=of, of=self, tone=tone)
        return answer

    def _see_what_left(self, name: str) -> str:
        """Look which pages left memory by the use of a page; say so, if any did."""
        self.idle = idle = next((page for page in self.here if page != name), "")
        self._uses.pop(name, None)
        self._uses[name] = None
        before, self.here = self.here, self.in_memory()
        self.left = [page for page in before if page not in self.here]
        self.forgotten += self.left
        longer = "it had been idle longest" if idle in self.left else f"{idle} was idle longer"
        longer = f": {longer}" * bool(idle)
        return "".join(f" {page.capitalize()} left memory{longer}." for page in self.left[-1:])

    # At the same time

    def hold_trips(self, name: str) -> None:
        """Let each trip for this page read it, and then stay out until it is let return."""
        self._slow = name

    def comes(self, name: str, *people: str) -> None:
        """Let people come at the same time and ask for a page."""
        get, says = self.cache.get, f"asks {name}"
        self._wants |= dict.fromkeys(people, name)
        self._before, self._is_coming = (len(self.trips), self.in_memory()), True
        self.crowd.come(*people, says=says, what=name, do=lambda: read(get(name)), called=get)
        self._is_coming = False

    def _explain(self, what: str, people: list[Person]) -> str:
        """Say why people are where they are: those who come, and those whose wait is over."""
        one, by_olga = people[0], people[0].name == "Olga"
        name = self._wants.get(one.name, what)
        title, text = name.capitalize(), self.text_of(name)
        others = [call for call in self.crowd.held if call.person != one.name]
        same = [call for call in others if call.what == name]
        other = f"{(same or others)[0].person}'s trip" if others else ""
        is_old = any(not call.does.endswith(f"read {text}") for call in same[:1])
        is_ours = self.fault is not None and isinstance(one.error, self.fault)
        source = (
            "came from the database" if len(self.trips) > self._before[0] else "came from memory"
        )
        free = f" It did not have to wait for {other}." * bool(other)
        many = len(people)
        saved = f"One trip served {many} shoppers: {many - 1} trips are saved." * (many > 1)
        new, news = name not in self._before[1], name in self._by_olga and not self._is_coming
        is_out = any(call.person == one.name for call in self.crowd.held)
        cases = [
            (is_ours, f"This says nothing about {name}: it must not be kept as an answer."),
            (one.error, ""),
            (by_olga and is_old, f"{other} has read the page before this, and is not back yet."),
            (
                by_olga,
                f"{other} is for another page: this change does not touch it." * bool(others),
            ),
            (is_out and is_old, f"{other} left before the change: this has to be a new one."),
            (is_out and new and not same, f"{title} was not in memory: this needs a trip."),
            (one.is_alive(), ""),
            (one.answer == text, f"{title} {source}.{free}" if self._is_coming else saved),
            (news, f"Olga has changed {name}: this is right only for people who asked before."),
            (True, f"The database has {text} now, and not this."),
        ]
        return next(why for case, why in cases if case)

    # Many, and not told one by one

    def ask_quietly(self, name: str) -> Page:
        """Let a shopper ask for a page that exists and is never changed."""
        answer = self.cache.get(name)
        if isinstance(answer, Page) and answer.name == name:
            return answer
        raise AssertionError(f"A shopper asked for {name} and read {read(answer)}.")

    def serve(self, asks: list[str], crawled: int = 0) -> int:
        """Let shoppers ask, and a crawler after each of them; return the shoppers' hits."""
        hits = 0
        for number, name in enumerate(asks):
            self.now += 1
            before = len(self.trips)
            self.ask_quietly(name)
            hits += len(self.trips) == before
            if crawled:
                self.ask_quietly(f"page-{number % crawled}")
        return hits

    def ask_all(self, second: float, names: list[str], times: int) -> int:
        """Let each of these pages be asked for so many times in a second; return the trips."""
        self.now, before = second, len(self.trips)
        for name in names * times:
            self.oldest = max(self.oldest, second - self.ask_quietly(name).read_at)
        return len(self.trips) - before


def six_asks(room: int) -> tuple[list[str], Work]:
    """Let a full cache be asked six times, once for a change; return the trips, and the work."""
    idle, middle, newest = (f"page-{number}" for number in (0, room // 2, room - 1))
    names = [Key(name) for name in (idle, middle, newest, "new-1", "new-2")]
    shop, laps = Shop(room), count()
    page = shop.page(middle, "any")

    def fill() -> None:
        nonlocal shop
        shop = Shop(room)
        again = [newest] * 13 * next(laps)  # no table of uses is as long as the time before
        for name in [*(f"page-{number}" for number in range(room)), *again]:
            shop.cache.get(Key(name))

    def ask() -> None:
        for name in names:
            shop.cache.get(name)
        shop.cache.put(names[1], page)

    work = work_of(ask, prepare=fill)
    why = "This is the work of six uses of a full cache. More room should not mean more work."
    tell(f"room for {room:>3}: {work}", why=why, called=shop.cache.get)
    return shop.trips[room:], work
