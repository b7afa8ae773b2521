"""A web shop, its slow database, and the people at its door.

The shop judges by what it sees: which trips were made, what was read, and, through weak
references, which of the pages that it handed out are still in memory.
"""

import gc
import threading
import time
import weakref
from bisect import bisect
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from heapq import heappop, heappush
from itertools import accumulate, count
from random import Random
from typing import Any

from dojo.interleavings import all_orders
from dojo.people import Person, done_or_still, together
from dojo.story import open_scene, tell
from dojo.work import Key, Work, work_of
from lru_cache import LRUCache

DAY = 86_400.0
FORGET = "(forget it)"  # what the cache was told, where that is no text
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
    """A shop with one cache, and a new scene: what was told before it is no part of its story.

    Pages called gone, or gone-something, do not exist. `shown` says in which order the pages in
    memory are told of: always the one idle longest first, but a lesson may want to keep that to
    itself.
    """

    def __init__(self, room: int, longest_age: float = DAY, shown: str = "") -> None:
        open_scene()
        self.room = room
        self.now = 0.0
        self.trips: list[str] = []
        self.forgotten: list[str] = []
        self.answers: dict[str, str] = {}
        self.oldest_read = 0.0
        self._timed = longest_age < DAY
        self._head = f"{f'room for {room}':<22}{'out':>9} | in memory{', ' * bool(shown)}{shown}"
        self._texts = {"sale": "sale at 20"}  # what the database holds, where it is not the name
        self._newest: dict[str, str] = {}  # what the cache was given last
        self._alive: dict[weakref.ref[Page], str] = {}
        self._seen: list[str] = []
        self._uses: dict[str, None] = {}  # in the order of the last use
        self._errands: list[Person] = []
        self._dawdler: Person | None = None
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
        return self._page(name, text)

    def _text(self, name: str) -> str:
        return self._texts.get(name, "nothing" if name.startswith("gone") else name)

    def _page(self, name: str, text: str) -> Page | None:
        if text == "nothing":
            return None
        page = Page(name, text, self.now)
        self._alive[weakref.ref(page, self._alive.pop)] = name
        return page

    # One after the other

    def ask(self, name: str) -> str:
        """Let a shopper ask for a page, and return what the shopper reads."""
        before = len(self.trips)
        text: str = self._act(f"ask {name}", lambda: read(self.cache.get(name)))
        source = "memory" if len(self.trips) == before else "database"
        self._note(f"ask {name}", source, name, f"reads {text}", self.cache.get)
        newest = self._newest.get(name)
        told = {None: "no trip was made for it", FORGET: "the cache had been told to forget it"}
        given = told.get(newest, f"the newest that the cache was given is {newest}")
        assert text == newest, (
            f"A shopper asked for {name} and read {text}; {given}."
            " A cache may forget, but it may not be wrong."
        )
        return text

    def change(self, name: str, text: str) -> None:
        """Let Olga, who writes the pages, write one anew: in the database and in the cache."""
        self._texts[name] = self._newest[name] = text
        self._act(f"change {name}", lambda: self.cache.put(name, self._page(name, text)))
        self._note(f"change {name}", "", name, f"now {text}", self.cache.put)

    def withdraw(self, name: str, instead: str = "nothing") -> None:
        """Let Olga take a page away from the database and the cache, or have it fetched anew."""
        self._texts[name] = instead
        self._newest[name] = FORGET
        self._act(f"forget {name}", lambda: self.cache.forget(name))
        self._seen = [seen for seen in self._seen if seen != name]
        self._note(f"forget {name}", "", name, f"now {instead}", self.cache.forget)

    def change_unheard(self, **texts: str) -> None:
        """Let another office change the database, without a word to the cache."""
        self._texts |= texts
        unheard = ", ".join(texts.values())
        tell(f"{self.now:>3.0f} s   the database has {unheard}; the cache is not told")

    def at(self, second: float) -> None:
        """Let time pass until then."""
        self.now = second

    def in_memory(self) -> list[str]:
        """Return the pages that are still in memory, the one idle longest first."""
        alive = self._names_alive()
        return [name for name in self._uses if name in alive]

    def _names_alive(self) -> set[str]:
        for _ in range(50):
            alive = set(self._alive.values())
            if len(alive) <= self.room:
                break
            gc.collect()  # a design may let go by way of the garbage collector,
            time.sleep(0.001)  # or of a thread of its own, a moment later
        return alive

    def _act(self, act: str, do: Callable[[], Any]) -> Any:
        """Let the cache do something; if it fails, the act is told of nevertheless."""
        if self._head and not self._timed:
            tell(self._head)
            self._head = ""
        if not self._timed:
            self.now += 1
        try:
            return do()
        except BaseException as error:
            tell(f"{act:<14}{type(error).__name__}")
            raise

    def _note(
        self, act: str, source: str, name: str, text: str, called: Callable[..., Any]
    ) -> None:
        """Tell what an act did, and see which pages left memory by it."""
        self._uses.pop(name, None)
        self._uses[name] = None
        here = self.in_memory()
        left = [seen for seen in self._seen if seen not in here]
        self._seen = here
        self.forgotten += left
        if self._timed:
            line = f"{self.now:>3.0f} s   {act:<13} {source:<10}{text}"
        else:
            line = f"{act:<14}{source:<10}{' '.join(left):>7} | {' '.join(here)}"
        tell(line.rstrip(), called=called)

    # Many, one after the other

    def _read_quietly(self, name: str) -> Page:
        """Let a shopper ask for a page that exists and is never changed."""
        answer = self.cache.get(name)
        if isinstance(answer, Page) and answer.name == name:
            return answer
        raise AssertionError(f"A shopper asked for {name} and read {read(answer)}.")

    def ask_for_nothing(self, times: int) -> int:
        """Let a vandal ask for pages that do not exist; return how many names are still known."""
        names = {f"gone-{number}": Name(f"gone-{number}") for number in range(times)}
        for name in list(names):
            self.cache.get(names[name])
        tell(f"ask gone-0 to gone-{times - 1}, none of which exists", called=self.cache.get)
        return known(names, enough=self.room)

    def ask_every_second(self, pages: int, seconds: list[int]) -> list[int]:
        """Let each of many pages be asked for every second; return the trips of each second.

        In the first second every other page is put there by Olga.
        """
        names = [f"page-{number}" for number in range(pages)]
        for name in names[::2]:
            self.cache.put(name, self._page(name, name))
        trips = []
        for second in seconds:
            self.now = second
            before = len(self.trips)
            for name in names:
                page = self._read_quietly(name)
                self.oldest_read = max(self.oldest_read, second - page.read_at)
            trips.append(len(self.trips) - before)
        tell(f"{pages} pages are stored in second 0, and asked for each second from 29 on")
        tell("the most trips in one second, of", called=self.cache.get)
        for first in range(1, len(trips), 5):
            most = max(trips[first : first + 5])
            span = f"{seconds[first]} to {seconds[min(first + 4, len(trips) - 1)]} s"
            tell(f"  {span:<12}{'#' * (most // 5):<40} {most:>4}".rstrip())
        return trips

    def serve(self, asks: list[str]) -> int:
        """Let a day's shoppers ask, and a bad night follow; return how many names are known then.

        In that night the database is down, and people ask for pages that nobody has asked for;
        Olga writes others, and takes them away.
        """
        names = {name: Name(name) for name in asks}
        for name in asks:
            self.now += 1
            self._read_quietly(names[name])
        names |= {f"night-{number}": Name(f"night-{number}") for number in range(400)}
        trips, self._down = len(self.trips), True
        for number in range(400):
            with suppress(DatabaseDownError):
                self.cache.get(names[f"night-{number}"])
            self.cache.put(names[f"night-{number}"], self._page("night", "night"))
            self.cache.forget(names[f"night-{number}"])
        del self.trips[trips:]
        return known(names, enough=self.room)

    def serve_beside_a_crawler(self, asks: list[str], pages: int) -> int:
        """Let a crawler read every page in turn, one between two shoppers.

        Returns how many of the shoppers were served from memory.
        """
        trips = 0
        for number, name in enumerate(asks):
            before = len(self.trips)
            self._read_quietly(name)
            trips += len(self.trips) - before
            self._read_quietly(f"page-{number % pages}")
        return len(asks) - trips

    # At the same time

    def hold_trip(self, name: str) -> None:
        """Let the next trip for this page read, and then dawdle until `trip_returns`."""
        self._held = name
        self._left, self._back = threading.Event(), threading.Event()

    def comes(self, name: str, *people: str) -> None:
        """Let people come and ask for a page, each in a thread of their own."""
        leaves = name == self._held
        before = len(self.trips)
        errands = [Person(person, lambda: read(self.cache.get(name))) for person in people]
        self._errands += errands
        while leaves and errands[0].is_alive() and not self._left.wait(0.001):
            pass
        if leaves and self._left.is_set():
            self._dawdler = errands[0]
        else:
            done_or_still(*errands)
        sources = {0: ", from memory", len(errands): ", by a trip of their own"}
        source = sources.get(len(self.trips) - before, "")
        for errand in errands:
            state = self._state(errand) + source * (not errand.is_alive() and not errand.error)
            if errand is self._dawdler:
                state = f"is on a trip, which has read {self._text(name)}"
            tell(f"{errand.name:<5} asks {name:<6} {state}", called=self.cache.get)

    def olga_changes(self, name: str, text: str) -> None:
        """Let Olga write a page anew while a trip is out."""
        self._texts[name] = text
        page = self._page(name, text)
        self._let_olga(f"puts {text}", self.cache.put, name, page)

    def olga_withdraws(self, name: str, instead: str = "nothing") -> None:
        """Let Olga take a page away, or have it forgotten for another, while a trip is out."""
        self._texts[name] = instead
        self._let_olga(f"lets {name} be forgotten: it is {instead} now", self.cache.forget, name)

    def _let_olga(self, does: str, call: Callable[..., None], *arguments: Any) -> None:
        """Call; if that has to wait for the trip that is out, the trip comes back first."""
        errand = Person("Olga", lambda: call(*arguments))
        done_or_still(errand, samples=20)  # if taken for waiting, she comes too late
        tell(f"Olga  {does}{', and waits' if errand.is_alive() else ''}", called=call)
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
        together(*(e for e in self._errands if e is not self._dawdler), limit=PATIENCE)
        return [errand.name for errand in self._errands if errand.is_alive()]

    def trip_returns(self) -> None:
        """Let the trip that is held come back, and wait for everybody's answer."""
        if not self._back.is_set():
            tell(f"      the trip returns{' with a failure' * self._down}")
        waited = [errand for errand in self._errands if errand.is_alive()]
        self._back.set()
        together(*self._errands, limit=PATIENCE)
        for errand in self._errands:
            if errand.error and not isinstance(errand.error, DatabaseDownError):
                raise errand.error
            self.answers[errand.name] = self._answer(errand)
            if errand in waited:
                tell(f"{errand.name:<5} {self._state(errand)}")

    def _answer(self, errand: Person) -> str:
        if errand.is_alive():
            return "no answer"
        return "a failure" if errand.error else str(errand.answer)

    def _state(self, errand: Person) -> str:
        if errand.is_alive():
            return f"waits, at {errand.place}"
        if isinstance(errand.error, DatabaseDownError):
            return "is told of the failure"
        if errand.error:
            return f"meets {type(errand.error).__name__}, at {errand.place}"
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
        trips = self.trips.count("help")
        for name in ("home", "help", "cart"):
            text = read(self.cache.get(name))
            if text != self._text(name):
                return f"Cem asks {name} and reads {text}; the database has {self._text(name)}"
        if trips > 1:
            return f"{trips} trips were made for help, where one would have done"
        pages = len(self._names_alive())
        if pages > self.room:
            return f"{pages} pages are in memory, with room for {self.room}"
        return ""


def with_a_trip_out(name: str, *, room: int = 3) -> Shop:
    """Return a shop where Ann asks for a page, and her trip has read it and dawdles."""
    shop = Shop(room)
    shop.hold_trip(name)
    shop.comes(name, "Ann")
    return shop


Meeting = tuple[str, str, float]  # what Ann does, what Ben does, and at which second


def one_after_the_other(meetings: Sequence[Meeting]) -> str:
    """Let Ben come when Ann is done, and return what the first bad meeting did to the shop."""
    for ann, ben, second in meetings:
        for first, then in ((ann, ben), (ben, ann)):
            shop = _with_two_pages(second)
            errand = Person("Ann", partial(_disorder_after, shop, f"{first}, {then}"))
            errand.join(PATIENCE)
            problem = shop._state(errand) if errand.is_alive() or errand.error else errand.answer
            if problem:
                tell(f"home and cart are in memory{', and out of date' * (second > 0)}")
                tell(f"somebody {first}; then somebody {then}")
                tell(problem)
                return problem
    return ""


def at_the_same_time(meetings: Sequence[Meeting]) -> str:
    """Let Ann and Ben meet in every order, and return what the first bad one did to the shop.

    An errand reads "asks help" or "changes home"; several are separated by a comma.
    """
    for ann, ben, second in meetings:
        for met in all_orders(
            partial(_with_two_pages, second),
            _errand(ann),
            _errand(ben),
            Shop.disorder,
        ):
            if met.problem:
                tell(f"home and cart are in memory{', and out of date' * (second > 0)}")
                met.tell(ann, ben)
                return met.problem
    return ""


def _with_two_pages(second: float) -> Shop:
    shop = Shop(room=2, longest_age=60)
    shop.cache.get("home")
    shop.cache.get("cart")
    shop.now = second
    return shop


def _disorder_after(shop: Shop, errands: str) -> str:
    _errand(errands)(shop)
    return shop.disorder()


def _errand(text: str) -> Callable[[Shop], None]:
    def do(shop: Shop) -> None:
        for step in text.split(", "):
            shop.do_quietly(*step.split())

    return do


def six_asks(*rooms: int) -> tuple[list[int], list[Work]]:
    """Fill a cache for each room, and return the trips of six asks, and their work beside those.

    They ask for the page idle longest, one in the middle, the newest and two new ones, and change
    one.
    """
    trips, works = [], []
    for room in rooms:
        shop = Shop(room)
        order = [f"page-{number}" for number in range(room)]  # the page idle longest first
        for name in order:
            shop.cache.get(Key(name))
        act, choose = _acts(shop, order)
        choose()
        before = len(shop.trips)
        act()
        trips.append(len(shop.trips) - before)
        works.append(work_of(act, prepare=choose))
    for room, work in zip(rooms, works, strict=True):
        tell(f"six asks, room for {room:>5,}: {work}", called=shop.cache.get)
    return trips, works


def _acts(shop: Shop, order: list[str]) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return what does the six asks, and what chooses their pages anew, given the order of uses."""
    fresh = (f"page-{number}" for number in count(shop.room))
    page = shop._page("any", "any")
    asks: list[Key] = []

    def choose() -> None:
        middle = order.pop(shop.room // 2)
        names = [order.pop(0), order.pop(), next(fresh), next(fresh)]
        del order[:2]  # whose room the new ones took
        order.extend([*names, middle])
        asks[:] = [Key(name) for name in [middle, *names, middle]]

    def act() -> None:
        *asked, changed = asks
        for key in asked:
            shop.cache.get(key)
        shop.cache.put(changed, page)

    return act, choose


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
