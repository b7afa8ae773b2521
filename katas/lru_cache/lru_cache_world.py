"""A web shop, its slow database, and the people at its door.

The shop judges by what it sees: which trips were made, what was read, and, through weak
references, which of the pages that it handed out are still in memory.
"""

import gc
import threading
import weakref
from bisect import bisect
from collections import OrderedDict
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import accumulate, count
from random import Random
from typing import Any

from dojo.interleavings import meetings
from dojo.people import Errand, wait_until_done, wait_until_done_or_still
from dojo.story import tell
from dojo.work import Key, Work, work_of
from lru_cache import LRUCache

DAY = 86_400.0
PATIENCE = 0.5  # seconds for errands that nothing should hold up


class DatabaseDownError(Exception):
    """The database does not answer."""


class Page:
    """What a trip brings home. A copy of a page is the page itself, so that none can hide."""

    def __init__(self, name: str, text: str, read_at: float) -> None:
        self.name = name
        self.text = text
        self.read_at = read_at

    def __copy__(self) -> "Page":
        return self

    def __deepcopy__(self, _: object) -> "Page":
        return self


class Name(str):
    """A page's name that can be watched, to see who still knows it."""

    __slots__ = ("__weakref__",)


def known(names: dict[Any, Name], enough: int) -> int:
    """Empty the table, and return how many of its names are still in somebody's memory."""
    watched = [weakref.ref(name) for name in names.values()]
    names.clear()
    if sum(name() is not None for name in watched) > enough:
        gc.collect()
    return sum(name() is not None for name in watched)


def read(answer: object) -> str:
    """Say what a shopper sees who is handed this answer."""
    if answer is None:
        return "nothing"
    return answer.text if isinstance(answer, Page) else f"something of type {type(answer).__name__}"


class Shop:
    """A shop with one cache. Pages called gone, or gone-something, do not exist."""

    def __init__(self, room: int, longest_age: float = DAY) -> None:
        self.room = room
        self.now = 0.0
        self.trips: list[str] = []
        self.forgotten: list[str] = []
        self.answers: dict[str, str] = {}
        self.oldest_read = 0.0
        self._timed = longest_age < DAY
        self._begun = False
        self._texts = {"sale": "sale at 20"}  # what the database holds, where it is not the name
        self._newest: dict[str, str] = {}  # what the cache was given last
        self._alive: dict[weakref.ref[Page], str] = {}
        self._seen: list[str] = []
        self._uses: dict[str, None] = {}  # in the order of the last use
        self._errands: list[Errand] = []
        self._dawdler: Errand | None = None
        self._down = False
        self._held = ""
        self._left, self._back = threading.Event(), threading.Event()
        self.cache = LRUCache(
            capacity=room, load=self._trip, max_age=longest_age, clock=lambda: self.now
        )

    def _trip(self, key: Any) -> Page | None:
        """Go to the database: this is what the cache calls its loader."""
        name = str(key)
        self.trips.append(name)
        text = self._text(name)
        if name == self._held:
            self._held = ""
            self._left.set()
            self._back.wait(10 * PATIENCE)
        if self._down:
            raise DatabaseDownError
        self._newest[name] = text
        return None if text == "nothing" else self._page(name, text)

    def _text(self, name: str) -> str:
        return self._texts.get(name, "nothing" if name.startswith("gone") else name)

    def _page(self, name: str, text: str) -> Page:
        page = Page(name, text, self.now)
        self._alive[weakref.ref(page, self._alive.pop)] = name
        return page

    # One after the other

    def ask(self, name: str) -> str:
        """Let a shopper ask for a page, and return what the shopper reads."""
        before = len(self.trips)
        text = read(self.cache.get(name))
        source = "memory" if len(self.trips) == before else "database"
        self._note(f"ask {name}", source, name, f"reads {text}", self.cache.get)
        newest = self._newest.get(name)
        given = f"the newest that the cache was given is {newest}" if newest else "no trip was made"
        assert text == newest, (
            f"A shopper asked for {name} and read {text}, where {given}."
            " A cache may forget, but it may not be wrong."
        )
        return text

    def change(self, name: str, text: str) -> None:
        """Let Olga write a page anew, in the database and in the cache."""
        self._texts[name] = self._newest[name] = text
        self.cache.put(name, self._page(name, text))
        self._note(f"change {name}", "", name, f"now {text}", self.cache.put)

    def change_unheard(self, name: str, text: str) -> None:
        """Let another office change the database, without a word to the cache."""
        self._texts[name] = text
        tell(f"{self.now:>3.0f} s   the database has {text}; nobody tells the cache")

    def at(self, second: float) -> None:
        """Let time pass until then."""
        self.now = second

    def in_memory(self) -> list[str]:
        """Return the pages that are still in memory, the one idle longest first."""
        if len(set(self._alive.values())) > self.room:
            gc.collect()
        alive = set(self._alive.values())
        return [name for name in self._uses if name in alive]

    def _note(self, act: str, source: str, name: str, text: str, yours: Callable[..., Any]) -> None:
        """Tell what an act did, and see which pages left memory by it."""
        self._uses.pop(name, None)
        self._uses[name] = None
        here = self.in_memory()
        left = [name for name in self._seen if name not in here]
        self._seen = here
        self.forgotten += left
        if self._timed:
            tell(f"{self.now:>3.0f} s   {act:<13} {source:<10}{text}", yours=yours)
            return
        if not self._begun:
            title = f"room for {self.room}"
            tell(f"{title:<22}{'out':>9} | in memory, idle longest first")
            self._begun = True
        tell(f"{act:<12}{source:<10}{' '.join(left):>9} | {' '.join(here)}", yours=yours)

    # Many, one after the other

    def ask_for_nothing(self, times: int) -> int:
        """Let a vandal ask for pages that do not exist; return how many names are still known."""
        names = {f"gone-{number}": Name(f"gone-{number}") for number in range(times)}
        for name in list(names):
            self.cache.get(names[name])
        tell(f"ask gone-0 to gone-{times - 1}, none of which exists", yours=self.cache.get)
        return known(names, enough=self.room)

    def ask_every_second(self, pages: int, seconds: list[int]) -> list[int]:
        """Let each of many pages be asked for every second; return the trips of each second."""
        names = [f"page-{number}" for number in range(pages)]
        trips = []
        for second in seconds:
            self.now = second
            before = len(self.trips)
            for name in names:
                born = self.cache.get(name).read_at
                self.oldest_read = max(self.oldest_read, second - born)
            trips.append(len(self.trips) - before)
        tell(f"{pages} pages are stored in second 0, and asked for each second from 30 on")
        tell("the most trips in one second, of", yours=self.cache.get)
        for first in range(1, len(trips), 5):
            most = max(trips[first : first + 5])
            span = f"{seconds[first]} to {seconds[min(first + 4, len(trips) - 1)]} s"
            tell(f"  {span:<12}{'#' * (most // 5):<40} {most:>4}")
        return trips

    def serve_beside_a_crawler(self, asks: list[str], pages: int) -> int:
        """Let a crawler read every page in turn, one between two shoppers.

        Returns how many of the shoppers were served from memory.
        """
        trips = 0
        for number, name in enumerate(asks):
            before = len(self.trips)
            self.cache.get(name)
            trips += len(self.trips) - before
            self.cache.get(f"page-{number % pages}")
        return len(asks) - trips

    def serve(self, asks: list[str]) -> int:
        """Let a day's shoppers ask; return how many names of pages are known when it is over."""
        names = {name: Name(name) for name in asks}
        for name in asks:
            text = read(self.cache.get(names[name]))
            assert text == name, f"A shopper asked for {name} and read {text}."
        return known(names, enough=self.room)

    # At the same time

    def hold_trip(self, name: str) -> None:
        """Let the next trip for this page read, and then dawdle until `trip_returns`."""
        self._held = name
        self._left, self._back = threading.Event(), threading.Event()

    def comes(self, name: str, *people: str) -> None:
        """Let people come and ask for a page, each in a thread of their own."""
        leaves = name == self._held
        before = len(self.trips)
        errands = [Errand(person, lambda: read(self.cache.get(name))) for person in people]
        self._errands += errands
        while leaves and errands[0].is_alive() and not self._left.wait(0.001):
            pass
        if leaves and self._left.is_set():
            self._dawdler = errands[0]
        else:
            wait_until_done_or_still(errands)
        for errand in errands:
            state = "is on a trip" if errand is self._dawdler else self._state(errand)
            kept = not errand.is_alive() and len(self.trips) == before
            line = f"{errand.name:<5} asks {name:<6} {state}{', from memory' * kept}"
            tell(line, yours=self.cache.get)

    def olga_changes(self, name: str, text: str) -> None:
        """Let Olga write a page anew while a trip is out."""
        self._texts[name] = text
        self._let_olga(
            f"changes it to {text}", lambda: self.cache.put(name, self._page(name, text))
        )

    def olga_withdraws(self, name: str) -> None:
        """Let Olga take a page away while a trip is out."""
        self._texts[name] = "nothing"
        self._let_olga(f"withdraws {name}", lambda: self.cache.forget(name))

    def _let_olga(self, does: str, do: Callable[[], None]) -> None:
        """Do it; if that has to wait for the trip that is out, the trip comes back first."""
        errand = Errand("Olga", do)
        wait_until_done_or_still([errand])
        tell(f"Olga  {does}{', and waits' if errand.is_alive() else ''}")
        if errand.is_alive():
            self.trip_returns()
            errand.join(PATIENCE)
        if errand.error:
            raise errand.error

    def goes_down(self) -> None:
        """Let the database fail: trips that are out, and trips to come."""
        self._down = True
        tell("      the database goes down")

    def comes_up(self) -> None:
        """Let the database be well again."""
        self._down = False
        tell("      the database is up again")

    def waiting(self) -> list[str]:
        """Return who has no answer, after time enough for everyone but the one who dawdles."""
        wait_until_done((e for e in self._errands if e is not self._dawdler), PATIENCE)
        return [errand.name for errand in self._errands if errand.is_alive()]

    def trip_returns(self) -> None:
        """Let the trip that is held come back, and wait for everybody's answer."""
        if not self._back.is_set():
            tell(f"      the trip returns{' with a failure' * self._down}")
        waited = [errand for errand in self._errands if errand.is_alive()]
        self._back.set()
        wait_until_done(self._errands, PATIENCE)
        for errand in self._errands:
            if errand.error and not isinstance(errand.error, DatabaseDownError):
                raise errand.error
            self.answers[errand.name] = (
                "no answer"
                if errand.is_alive()
                else "a failure"
                if errand.error
                else str(errand.answer)
            )
            if errand in waited:
                tell(f"{errand.name:<5} {self._state(errand)}")

    def _state(self, errand: Errand) -> str:
        if errand.is_alive():
            return f"waits, at {errand.stands_at()}"
        if isinstance(errand.error, DatabaseDownError):
            return "is told of the failure"
        if errand.error:
            return f"is stopped by {type(errand.error).__name__}, at {errand.stands_at()}"
        return f"reads {errand.answer}"

    def do_quietly(self, verb: str, name: str) -> None:
        """Do what a shopper or Olga does, and watch nothing."""
        if verb == "asks":
            self.cache.get(name)
        elif verb == "changes":
            self._texts[name] = f"new {name}"
            self.cache.put(name, self._page(name, f"new {name}"))
        else:
            self._texts[name] = "nothing"
            self.cache.forget(name)

    def disorder(self) -> str:
        """Return what is wrong in a shop in which nobody is on an errand any more, or ""."""
        pages = len(set(self._alive.values()))
        if pages > self.room:
            return f"{pages} pages are in memory, with room for {self.room}"
        for name in ("home", "help", "cart"):
            text = read(self.cache.get(name))
            if text != self._text(name):
                return f"Cem asks {name} and reads {text}; the database has {self._text(name)}"
        return ""


def disorder_after(ann: str, ben: str, second: float = 0) -> str:
    """Let Ann and Ben meet in every order, and return what the first bad one did to the shop.

    An errand reads "asks help" or "changes home"; several are separated by a comma.
    """

    def shop_with_two_pages() -> Shop:
        shop = Shop(room=2, longest_age=60)
        shop.cache.get("home")
        shop.cache.get("cart")
        shop.now = second
        return shop

    def errand(text: str) -> Callable[[Shop], None]:
        def do(shop: Shop) -> None:
            for step in text.split(", "):
                shop.do_quietly(*step.split())

        return do

    for meeting in meetings(shop_with_two_pages, errand(ann), errand(ben), Shop.disorder):
        problem = meeting.a.answer or ""
        for person in (meeting.a, meeting.b):
            if person.is_alive():
                problem = f"{person.name} never comes back, and stands at {person.stands_at()}"
            elif person.error:
                problem = f"{person.name} is stopped by {type(person.error).__name__}"
        if problem:
            tell("home and cart are in memory" + ", and out of date" * (second > 0))
            tell(f"Ann   {ann}, and is stopped before {meeting.place}", yours=LRUCache.get)
            tell(f"Ben   {ben}, and Ann goes on")
            tell(f"      {problem}")
            return problem
    return ""


def six_asks(room: int) -> tuple[int, Work]:
    """Fill a cache, and return the trips of six asks, and their work beside the trips.

    They ask for the page idle longest, one in the middle, the newest and two new ones, and change
    one.
    """
    shop = Shop(room)
    order = [f"page-{number}" for number in range(room)]  # the page idle longest first
    fresh = (f"page-{number}" for number in count(room))
    asks: list[Key] = []
    page = shop._page("any", "any")
    for name in order:
        shop.cache.get(Key(name))

    def choose() -> None:
        middle = order.pop(room // 2)
        names = [order.pop(0), middle, order.pop(), next(fresh), next(fresh)]
        del order[:2]  # whose room the new ones took
        names.remove(middle)
        order.extend([*names, middle])
        asks[:] = [Key(name) for name in [middle, *names, middle]]

    def act() -> None:
        *asked, changed = asks
        for key in asked:
            shop.cache.get(key)
        shop.cache.put(changed, page)

    choose()
    before = len(shop.trips)
    act()
    trips = len(shop.trips) - before
    work = work_of(act, prepare=choose)
    tell(f"room for {room:>5}: {work}", yours=shop.cache.get)
    return trips, work


def asks_of_a_day(asks: int, pages: int, seed: int) -> list[str]:
    """Return the names that a day's shoppers ask for: popularity goes as 1 / rank."""
    dice = Random(seed)
    shares = list(accumulate(1 / rank for rank in range(1, pages + 1)))
    return [f"page-{bisect(shares, dice.random() * shares[-1])}" for _ in range(asks)]


def lru_trips(asks: list[str], room: int) -> list[str]:
    """Return the trips that a least recently used cache makes."""
    shelf: OrderedDict[str, None] = OrderedDict()
    trips = []
    for name in asks:
        if name not in shelf:
            trips.append(name)
            if len(shelf) == room:
                shelf.popitem(last=False)
        shelf[name] = None
        shelf.move_to_end(name)
    return trips


def fifo_trips(asks: list[str], room: int) -> int:
    """Return how many trips a first in, first out cache makes."""
    shelf: OrderedDict[str, None] = OrderedDict()
    trips = 0
    for name in asks:
        if name not in shelf:
            trips += 1
            if len(shelf) == room:
                shelf.popitem(last=False)
            shelf[name] = None
    return trips


def clairvoyant_trips(asks: list[str], room: int) -> int:
    """Return how many trips a cache makes that knows the future.

    It forgets the page whose next ask is farthest away: L. A. Belady, A study of replacement
    algorithms for a virtual-storage computer, 1966.
    """
    never = len(asks)
    next_asks, later = [never] * never, dict[str, int]()
    for place in reversed(range(never)):
        next_asks[place] = later.get(asks[place], never)
        later[asks[place]] = place
    shelf: dict[str, int] = {}
    farthest: list[tuple[int, str]] = []
    trips = 0
    for name, next_ask in zip(asks, next_asks, strict=True):
        if name not in shelf:
            trips += 1
            if len(shelf) == room:
                ask, victim = heappop(farthest)
                while shelf.get(victim) != -ask:  # it was asked for since
                    ask, victim = heappop(farthest)
                del shelf[victim]
        shelf[name] = next_ask
        heappush(farthest, (-next_ask, name))
    return trips
