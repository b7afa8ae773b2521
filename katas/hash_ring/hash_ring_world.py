"""A fleet of cache servers before one database, and the front ends that look for pages in it.

The fleet judges by what it sees: on which server each page is found, before a change and after.
"""

import os
import subprocess
import sys
import threading
import tracemalloc
from bisect import bisect
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice, pairwise
from typing import Any
from zlib import crc32

from dojo.interleavings import all_orders
from dojo.people import Person, done_or_still, together
from dojo.story import open_scene, tell
from dojo.work import Key, Work, work_of
from hash_ring import HashRing

PAGES = [f"page-{number}" for number in range(1_000)]
NOWHERE = "nowhere"
AROUND = 2**32  # places on the ring
PATIENCE = 0.5  # seconds for errands that nothing should hold up


def where(find: Callable[[str], str], page: str) -> str:
    """Return the server that is found for a page, or that none is."""
    try:
        return find(page)
    except LookupError:
        return NOWHERE


def homes(ring: HashRing, pages: list[str] = PAGES) -> dict[str, str]:
    """Return where each page is found."""
    return {page: where(ring.find, page) for page in pages}


def differences(some: dict[str, str], others: dict[str, str]) -> int:
    """Return how many pages live on different servers by two accounts."""
    return sum(some[page] != others[page] for page in some)


class Fleet:
    """Servers of weight 1, and a front end that has been told of them."""

    def __init__(self, *servers: str) -> None:
        self.ring = HashRing()
        self.ring.add(*servers)
        self.servers = [*servers]
        self.homes = homes(self.ring)
        self.heirs: dict[str, int] = {}
        self.astray = 0  # pages that were looked for on a server that had left

    def pages_on(self, server: str) -> int:
        """Return how many pages live on a server."""
        return [*self.homes.values()].count(server)

    def largest_share(self) -> int:
        """Return how many pages the server has that has the most."""
        return max(Counter(self.homes.values()).values())

    # Changes. Each returns how many pages went from one to another of the servers that stay.

    def joins(self, server: str, weight: int = 1, *, drawn: bool = False) -> int:
        """Let a server join, and draw where the pages go, or just tell it."""
        old, names = self.homes, " ".join(self.servers)
        self.ring.add(server, weight=weight)
        self.servers.append(server)
        trades = self.look(server)
        if drawn:
            before, after = drawing(old, self.homes, letter=20)
            fair = len(PAGES) // len(self.servers)
            tell(f"{len(PAGES):,} pages live on {names}, and {server} joins; a letter is 20 pages")
            tell(f"\nlived on   {before}\nlive on    {after}\n\n", called=self.ring.find)
            tell(f"to {server}, whose fair share is {fair}: {self.pages_on(server)}")
            tell(f"from one of the others to another: {trades}")
        else:
            self._tell(f"{server} joins", {server: self.pages_on(server)}, trades)
        return trades

    def returns(self, server: str) -> int:
        """Let a server come back."""
        self.ring.add(server)
        self.servers.append(server)
        trades = self.look(server)
        self._tell(f"{server} returns", {server: self.pages_on(server)}, trades)
        return trades

    def leaves(self, server: str) -> int:
        """Let a server leave, and see who its heirs are."""
        old = self.homes
        self.ring.remove(server)
        self.servers.remove(server)
        trades = self.look(server)
        heirs = Counter(self.homes[page] for page in PAGES if old[page] == server)
        self.heirs = dict(sorted(heirs.items()))
        self._tell(f"{server} leaves", self.heirs, trades)
        return trades

    def look(self, changed: str) -> int:
        """See what has moved, and return how much of it between servers that did not change."""
        old, self.homes = self.homes, homes(self.ring)
        self.astray += sum(home not in self.servers for home in self.homes.values())
        moves = [(old[page], self.homes[page]) for page in PAGES if old[page] != self.homes[page]]
        return sum(changed not in move for move in moves)

    def _tell(self, act: str, given: dict[str, int], trades: int) -> None:
        pages = ", ".join(f"{pages} to {server}" for server, pages in given.items())
        tell(f"{act:<11}{pages}; {trades} among the others", called=self.ring.find)

    # What a fleet is told twice, or for nothing. Each returns how many pages moved.

    def is_told_of(self, server: str, weight: int = 1) -> int:
        """Tell the front end of a server that it knows."""
        self.ring.add(server, weight=weight)
        return self._tell_of_moves(f"{server} is added, with weight {weight}, and was there before")

    def is_told_of_all(self) -> None:
        """Tell the front end of all servers, which it knows."""
        self.ring.add(*self.servers)
        tell(f"{' '.join(self.servers)} are added, and were there before", called=self.ring.add)

    def differs_from(self, **weights: int) -> int:
        """Return how many pages live elsewhere on a ring that was told of these servers once."""
        ring = HashRing()
        for server, weight in weights.items():
            ring.add(server, weight=weight)
        elsewhere = differences(self.homes, homes(ring))
        names = " ".join(
            name if weight == 1 else f"{name}*{weight}" for name, weight in weights.items()
        )
        tell(f"on a new ring of {names}, {elsewhere} pages live elsewhere", called=ring.add)
        return elsewhere

    def is_told_of_a_stranger(self, server: str) -> int:
        """Tell the front end that a server has left which never was there."""
        self.ring.remove(server)
        return self._tell_of_moves(f"{server} is removed, and never was there")

    def _tell_of_moves(self, act: str) -> int:
        old, self.homes = self.homes, homes(self.ring)
        moves = differences(old, self.homes)
        tell(f"{act}: {moves} pages move", called=self.ring.find)
        return moves

    def loses_all(self) -> list[str | list[str]]:
        """Let every server leave; return where a page is found, goes, and has copies then."""
        open_scene()
        names = " ".join(self.servers)
        for server in self.servers:
            self.ring.remove(server)
        page = PAGES[0]
        home, carrier = where(self.ring.find, page), where(self.ring.take, page)
        tell(f"{names} leave", called=self.ring.remove)
        tell(f"{page} is found {home}, and a request for it goes {carrier}")
        held = [*self.ring.find_copies(page, 3)]
        tell(f"its copies are {' '.join(held) or NOWHERE}")
        return [home, carrier, held]

    # What people do

    def comes(self, page: str, requests: int) -> dict[str, int]:
        """Let requests for a page come, all under way at once; return who carries how many.

        In the order in which the servers would hold copies of the page.
        """
        carried = dict.fromkeys(self.ring.find_copies(page, len(self.servers)), 0)
        for _ in range(requests):
            server = self.ring.take(page)
            carried[server] = carried.get(server, 0) + 1
        who = ", ".join(f"{server} {number}" for server, number in carried.items())
        tell(f"{requests:>3} for {page} come: {who}", called=self.ring.take)
        return carried

    def asks_for_copies(self, page: str, count: int) -> list[str]:
        """Ask where so many copies of a page are to be."""
        servers = [*self.ring.find_copies(page, count)]
        tell(f"{count} copies of {page}: {' '.join(servers)}", called=self.ring.find_copies)
        return servers

    def comes_and_goes(self, server: str, carries: int) -> None:
        """Let a server leave and return; half of its requests are done before it is back."""
        self.ring.remove(server)
        for number in range(carries):
            if number == carries // 2:
                self.ring.add(server)
            self.ring.give_back(server)
        tell(f"{server} leaves, and is back; what it carried is done", called=self.ring.give_back)

    def are_done(self, carried: dict[str, int]) -> None:
        """Let requests be done."""
        for server, number in carried.items():
            for _ in range(number):
                self.ring.give_back(server)
        tell("all of them are done", called=self.ring.give_back)


def fleet_with_a_big_one() -> Fleet:
    """Begin with a fleet of four, of which one is big."""
    open_scene()
    fleet = Fleet("a", "b", "c")
    fleet.joins("big", weight=2)
    return fleet


def drawing(old: dict[str, str], new: dict[str, str], letter: int) -> tuple[str, str]:
    """Draw where pages lived, and where they live now in the order of where they lived."""
    before, after = [], []
    for server in sorted({*old.values()}):
        now = sorted(new[page] for page in PAGES if old[page] == server)[letter // 2 :: letter]
        before.append(letter_of(server) * len(now))
        after.append("".join(letter_of(name) for name in now))
    return " ".join(before), " ".join(after)


def letter_of(server: str) -> str:
    """Return the letter that stands for a server, or a dot for none."""
    return "." if server == NOWHERE else server[0]


# The ring drawn by hand


def scattered(text: str) -> int:
    """Return a place for a text: a hash function for scenes in which the world needs one."""
    return (crc32(text.encode()) * 0x9E3779B97F4A7C15 >> 32) % AROUND


def narrow(text: str) -> int:
    """Return one of 64 places, so that many fall together."""
    return scattered(text) // 2**26 * 2**26


def homes_on_a_ring_of_100(servers: dict[str, int], pages: list[int]) -> dict[int, str]:
    """Put servers at places from 0 to 99, and return where pages at some places live."""

    def by_hand(text: str) -> int:
        for name, place in places.items():
            if name in text:
                return place * AROUND // 100
        return scattered(text)

    places = servers | {f"page at {place}": place for place in pages}
    ring = HashRing(by_hand)
    ring.add(*servers)
    dots = ["."] * 50
    for server, place in servers.items():
        dots[place // 2] = server[-1]
    stands = ", ".join(f"{server} at {place}" for server, place in servers.items())
    tell(f"{stands}, on a ring of 100\n\n{'':<11} {''.join(dots)}", called=ring.find)
    found = {}
    for place in pages:
        found[place] = where(ring.find, f"page at {place}")
        tell(f"page at {place:<3} {' ' * (place // 2)}{'^':<{50 - place // 2}} {found[place]}")
    if strangers := {*found.values()} - {*servers, NOWHERE}:
        tell(f"and this ring was never told of {' and '.join(sorted(strangers))}")
    return found


# Front ends that have never heard of each other

_ANOTHER = """
import sys
file, *servers = sys.argv[1:]
sys.modules["hash_ring"] = design = type(sys)("hash_ring")
design.__file__ = file
with open(file, encoding="utf-8") as text:
    exec(compile(text.read(), file, "exec"), design.__dict__)
ring = design.HashRing()
ring.add(*servers)
for number in range(1_000):
    try:
        print("lives on", ring.find(f"page-{number}"))
    except LookupError:
        print("lives on nowhere")
"""


def homes_in_another_process(servers: str) -> dict[str, str]:
    """Return where each page is found by a front end that runs in a process of its own.

    It can import what this one can, and its `hash` has another seed: one that is fixed, so that a
    lesson run again tells the same. Isolated mode would take both away.
    """
    design = str(sys.modules["hash_ring"].__file__)
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    try:
        run = subprocess.run(  # noqa: S603  our own interpreter
            [sys.executable, "-S", "-P", "-c", _ANOTHER, design, *servers],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=3,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise AssertionError("A front end in another process did not answer in 3 s.") from None
    answers = [line[9:] for line in run.stdout.splitlines() if line.startswith("lives on ")]
    last_words = [*run.stderr.splitlines(), "it said nothing"][-2:][0]
    assert len(answers) == len(PAGES), f"A front end in another process stopped: {last_words}"
    return dict(zip(PAGES, answers, strict=True))


def tell_what_front_ends_know(known: dict[str, dict[str, str]]) -> None:
    """Tell where front ends find the first four pages."""
    shown = PAGES[:4]
    tell(f"{'a front end':<30}" + "".join(f"{page:<9}" for page in shown), called=HashRing.find)
    for name, pages in known.items():
        tell(f"{name:<30}" + "".join(f"{pages[page]:<9}" for page in shown))


def disputes_on_a_narrow_ring() -> int:
    """Let front ends learn of three servers on different ways; return how many pages differ."""
    open_scene()
    found = []
    for servers in ("abcd", "dcba", "bcd"):
        ring = HashRing(narrow)
        ring.add(*servers)
        ring.remove("a")
        found.append(homes(ring))
    early, late, never = found
    known = {"a b c d, then a leaves": early, "d c b a, then a leaves": late, "b c d": never}
    tell_what_front_ends_know(known)
    return differences(early, late) or differences(early, never)


# Many fleets, since one can be lucky


def largest_shares(fleets: int) -> list[int]:
    """Return how many pages the server has that has the most, in each of some fleets of four."""
    largest = []
    for number in range(1, fleets + 1):
        fleet = Fleet(*(f"{letter}{number}" for letter in "abcd"))
        server, pages = Counter(fleet.homes.values()).most_common(1)[0]
        largest.append(pages)
        bar = "#" * (pages // 40)
        tell(
            f"{server} has the most of its fleet of four  {bar:<25} {pages:>3}",
            called=HashRing.find,
        )
    return largest


def pages_on_the_big_ones(weight: int) -> tuple[float, int]:
    """Let a big server join three of weight 1, in each of three fleets.

    Return how many pages it has on the average, and how many went from one of three to another.
    """
    open_scene()
    tell(f"big has weight {weight}, the others have 1", called=HashRing.add)
    pages_on_big, trades = 0, 0
    for number in "123":
        fleet = Fleet(*(f"{name}{number}" for name in ("ann", "ben", "cem")))
        big = f"big{number}"
        fleet.ring.add(big, weight=weight)
        trades += fleet.look(big)
        pages_on_big += fleet.pages_on(big)
        tell("   ".join(f"{name} {fleet.pages_on(name):>3}" for name in [*fleet.servers, big]))
    return pages_on_big / 3, trades


# Copies


def copies(fleet: Fleet, count: int) -> dict[str, list[str]]:
    """Return the servers that hold copies of each page."""
    return {page: [*fleet.ring.find_copies(page, count)] for page in PAGES}


def tell_of_copies(held: dict[str, list[str]]) -> None:
    """Tell how many pages have their copies on how many servers."""
    spread = Counter(len({*servers}) for servers in held.values())
    for servers in sorted(spread, reverse=True):
        name = f"copies on {servers} server{'s' * (servers > 1)}"
        tell(f"{name:<20}{spread[servers]:>6,} pages", called=HashRing.find_copies)


def copies_and_heirs_on_a_narrow_ring() -> tuple[list[str], list[str]]:
    """Let the servers leave that pages are found on; return who has copies and who was found."""
    open_scene()
    tell("a b c d, on a ring of 64 places", called=HashRing.find_copies)
    for page in PAGES[:3]:
        ring = HashRing(narrow)
        ring.add(*"abcd")
        held, found = [*ring.find_copies(page, 4)], []
        for _ in range(4):
            found.append(where(ring.find, page))
            ring.remove(found[-1])
        tell(f"copies of {page}: {' '.join(held)}")
        tell(f"and it is found on {' '.join(found)}, as they leave")
        if held != found:
            break
    return held, found


# What a look-up costs


def work_of_looking_up(ring: HashRing) -> Work:
    """Return the work of finding five pages."""
    keys = [Key(page) for page in PAGES[:5]]

    def look() -> None:
        for key in keys:
            ring.find(key)

    return work_of(look)


def work_with(servers: int) -> Work:
    """Return the work of finding five pages among so many servers."""
    ring = HashRing()
    ring.add(*(f"server-{number}" for number in range(servers)))
    work = work_of_looking_up(ring)
    tell(f"{servers:>5} servers: {work}", called=ring.find)
    return work


def work_after(pages: int) -> Work:
    """Return the work of finding five pages when so many others were found before."""
    ring = HashRing()
    ring.add(*(f"server-{number}" for number in range(10)))
    for number in range(pages):
        ring.find(f"other-{number}")
    work = work_of_looking_up(ring)
    tell(f"{pages:>5,} pages found before: {work}", called=ring.find)
    return work


def _saying_so(name: str) -> Callable[[Any, object], bool]:
    compare: Callable[[Any, object], bool] = getattr(int, name)

    def saying_so(self: Any, other: object) -> bool:
        self.compared()
        return compare(self, other)

    return saying_so


class Place(int):
    """A place that says so when it is compared."""

    compared: Callable[[], None]
    __lt__, __le__, __gt__, __ge__ = map(_saying_so, ("__lt__", "__le__", "__gt__", "__ge__"))
    __eq__, __ne__, __hash__ = _saying_so("__eq__"), _saying_so("__ne__"), int.__hash__


def place(text: str, compared: Callable[[], None]) -> Place:
    """Return the place of a text, which calls `compared` when it is."""
    place = Place(scattered(text))
    place.compared = compared
    return place


def places_compared_among(servers: int) -> int:
    """Return how often finding five pages among so many servers compares places."""
    compared = 0

    def count() -> None:
        nonlocal compared
        compared += 1

    ring = HashRing(lambda text: place(text, count))
    ring.add(*(f"server-{number}" for number in range(servers)))
    ring.find("another")
    compared = 0
    for page in PAGES[:5]:
        ring.find(page)
    tell(f"{servers:>5} servers: {compared:,} places compared", called=ring.find)
    return compared


def bytes_kept_after(pages: int) -> int:
    """Return how much memory is kept by finding so many pages, when as many were found before.

    The least of three times, since a thread of somebody else's may keep something meanwhile.
    """
    ring = HashRing()
    ring.add(*"abcd")
    tracemalloc.start()
    sizes = []
    for lap in range(4):
        for number in range(pages):
            ring.find(f"page-{number} of {lap}")
        sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    kept = min(after - before for before, after in pairwise(sizes))
    tell(f"{pages:>5,} pages found, and {pages:,} more: {kept:,} bytes kept", called=ring.find)
    return kept


# At the same time


class Visited:
    """A hash function that, while Ann changes a ring, lets Ben in.

    At some of her calls, or when the place that her first call was given is compared: by then, what
    she goes by may have been read already.
    """

    def __init__(self, calls: set[int]) -> None:
        self.calls = calls
        self.ben: Callable[[], None] | None = None
        self.called = 0
        self.people: list[Person] = []

    def __call__(self, text: str) -> int:
        """Return a place, once Ben is done or waits."""
        self.count()
        if self.called == 1 and not self.calls:
            return place(text, self.let_ben_in_once)
        return scattered(text)

    def count(self) -> None:
        """Count a call of Ann's, and let Ben in if it is one of those."""
        if self.ben and threading.current_thread().name == "Ann":
            self.called += 1
            if self.called in self.calls:
                self.let_ben_in()

    def let_ben_in(self) -> None:
        """Let Ben come, unless he is there."""
        if self.ben and not any(person.is_alive() for person in self.people):
            self.people.append(Person("Ben", self.ben))
            done_or_still(*self.people[-1:])

    def let_ben_in_once(self) -> None:
        """Let Ben come, unless he was there."""
        if not self.people and threading.current_thread().name == "Ann":
            self.let_ben_in()

    def while_ann(self, changes: Callable[[], None], ben: Callable[[], None]) -> str:
        """Let Ann do it, and Ben come in; if he never could, he comes when she is done.

        Return who could not end their errand, and why, or "".
        """
        self.ben = ben
        ann = Person("Ann", changes)
        together(ann, limit=4 * PATIENCE)
        if not self.people:
            self.people.append(Person("Ben", ben))
        together(*self.people, limit=PATIENCE)
        return stopped([*self.people, ann])


class Desk:
    """A front end where some look a page up, and others keep the list of servers."""

    def __init__(self, servers: str, page: str, hash_fn: Callable[[str], int] = scattered) -> None:
        self.ring = HashRing(hash_fn)
        self.ring.add(*servers)
        self.page = page
        self.seen: list[dict[str, str]] = []

    def look(self) -> None:
        """Look the page up, and where two copies of it are."""
        seen = {self.page: self.ring.find(self.page)}
        held = self.ring.find_copies(self.page, 2)
        self.seen.append(seen | {f"copies of {self.page}": " and ".join(held) or NOWHERE})

    def change(self, what: str) -> None:
        """Let servers join, or one leave: "adds e g", "removes d"."""
        verb, *servers = what.split()
        change = self.ring.add if verb == "adds" else self.ring.remove
        change(*servers)


def page_on(first: str, servers: str) -> str:
    """Return a page that lives on the first servers, in any order, when all are there."""
    ring = HashRing(scattered)
    ring.add(*servers)
    pages = (page for page in PAGES if {*ring.find_copies(page, len(first))} == {*first})
    return next(pages, PAGES[0])


def half(
    who: str, seen: list[dict[str, str]], before: dict[str, str], after: dict[str, str]
) -> str:
    """Return what somebody saw that was true neither before a change nor after it, or ""."""
    for account in seen:
        for page, server in account.items():
            if server not in {before[page], after[page]}:
                was, is_to_be = before[page], after[page]
                return f"{who} finds {page}: {server}; it was {was}, and is to be {is_to_be}"
    return ""


def stopped(people: list[Person]) -> str:
    """Return who could not end their errand, and why, or ""."""
    for person in people:
        if person.is_alive():
            return f"{person.name} never comes back, and waits at {person.place}"
        if person.error:
            error = type(person.error).__name__
            return f"{person.name} meets {error}, at {person.place}"
    return ""


def seen_by_visitors() -> str:
    """Let Ben look while Ann changes the ring; return what was wrong with what he saw, or ""."""
    changes = {
        "adds e g": (page_on("eg", "abcdeg"), {1, 100, 150, 250, 550, 900}),
        "removes d": (PAGES[0], {1, 100, 250}),
    }
    for what, (page, calls) in changes.items():
        visited = Visited(calls)
        desk = Desk("abcd", page, visited)
        desk.look()
        problem = visited.while_ann(partial(desk.change, what), ben=desk.look)
        if not problem:
            desk.look()
            before, *seen, after = desk.seen
            problem = half("Ben", seen, before, after)
        if problem:
            tell("a b c d are there", called=HashRing.add)
            tell(f"Ann   {what}, and is not done yet")
            tell("Ben   looks a page up")
            tell(f"      {problem}")
            return problem
    return ""


def seen_by_the_interrupted() -> str:
    """Let Ann be stopped while she looks, and Ben change the ring; return what she saw, or ""."""
    desk = Desk("ab", page_on("e", "abe"))  # a larger ring would take longer at every place
    changes = cycle(["adds e", "removes e"])
    desk.look()
    desk.change(next(changes))
    desk.look()
    without, with_e = desk.seen
    done = ["adds e"]

    def look(desk: Desk) -> None:
        desk.seen = []
        desk.look()

    def change(desk: Desk) -> None:
        done.append(next(changes))
        desk.change(done[-1])

    def check(desk: Desk) -> str:
        was, is_to_be = (without, with_e) if done[-1] == "adds e" else (with_e, without)
        return half("Ann", desk.seen, was, is_to_be)

    for meeting in islice(all_orders(lambda: desk, look, change, check), 60):  # a loop has no end
        if meeting.problem:
            tell("a b are there" if done[-1] == "adds e" else "a b e are there")
            meeting.tell("looks a page up", done[-1])
            return meeting.problem
    return ""


def lost_by_two_writers() -> str:
    """Let two change the ring at once; return what became of it, or ""."""
    for what, servers, calls in (("adds f", "abcdef", {1}), ("removes d", "abce", set[int]())):
        visited = Visited(calls)
        desk = Desk("abcd", PAGES[0], visited)
        problem = visited.while_ann(partial(desk.change, "adds e"), ben=partial(desk.change, what))
        if not problem:
            book = HashRing(scattered)
            book.add(*servers)
            lost = differences(homes(desk.ring, PAGES[:200]), homes(book, PAGES[:200]))
            listed = " ".join(servers)
            problem = f"{lost} of 200 pages are not where a ring of {listed} has them" * bool(lost)
        if problem:
            tell("a b c d are there", called=HashRing.add)
            tell("Ann   adds e, and is not done yet")
            tell(f"Ben   {what}, and then both are done")
            tell(f"      {problem}")
            return problem
    return ""


class Name(str):
    """A server's name that says so when it is hashed, as for a dict."""

    __slots__ = ("hashed",)
    hashed: Callable[[], None]

    def __hash__(self) -> int:
        self.hashed()
        return super().__hash__()


def lost_by_two_takers() -> str:
    """Let requests for a page come at once; return what became of them, or ""."""
    visited = Visited({*range(1, 9)})
    ring, book = HashRing(scattered), HashRing(scattered)
    for name in map(Name, "abc"):
        name.hashed = visited.count
        ring.add(name)
        book.add(str(name))
    took: list[str] = []

    def take() -> None:
        took.append(ring.take("sale"))

    problem = visited.while_ann(take, ben=take)
    if not problem:
        take()
        one_by_one = sorted(book.take("sale") for _ in took)
        if sorted(took) != one_by_one:
            problem = f"with one more: {' '.join(sorted(took))}; one by one: {' '.join(one_by_one)}"
    if problem:
        tell("a b c are there", called=HashRing.take)
        tell("Ann   takes a server for a page, and is not done yet")
        tell("Ben   takes others for the same page")
        tell(f"      {problem}")
    return problem


# What was reached, beside two other designs

PLACES = {page: scattered(page) for page in PAGES}
Placement = Callable[[list[str]], dict[str, str]]  # says of some servers where each page lives


def yours(servers: list[str]) -> dict[str, str]:
    """Place pages as the design does."""
    ring = HashRing()
    ring.add(*servers)
    return homes(ring)


def modulo(servers: list[str]) -> dict[str, str]:
    """Place pages by the number of servers."""
    return {page: servers[place % len(servers)] for page, place in PLACES.items()}


def one_point(servers: list[str]) -> dict[str, str]:
    """Place pages on a ring on which each server stands once."""
    server_at = {scattered(server): server for server in servers}
    points = sorted(server_at)
    return {
        page: server_at[points[bisect(points, place) % len(points)]]
        for page, place in PLACES.items()
    }


def figures(place: Placement) -> list[int]:
    """Return how many pages move for nothing, the largest of some shares, and the heirs of one."""
    four, five, three = place([*"abcd"]), place([*"abcde"]), place([*"abd"])
    fleets = [four, *(place([f"{letter}{number}" for letter in "abcd"]) for number in (1, 2, 3))]
    return [
        sum(five[page] not in (four[page], "e") for page in PAGES),
        max(max(Counter(fleet.values()).values()) for fleet in fleets),
        len({three[page] for page in PAGES if four[page] == "c"}),
    ]


def trades_as_one_joins() -> int:
    """Return how many pages move between the old servers when one joins."""
    four, five = yours([*"abcd"]), yours([*"abcde"])
    trades = sum(five[page] not in (four[page], "e") for page in PAGES)
    if trades:
        tell(f"e joins a b c d: {trades} from one of the others to another", called=HashRing.find)
    return trades


def tell_what_was_reached(whose: str) -> None:
    """Tell what the design does beside two others."""
    ring = HashRing()
    ring.add(*"abcd")
    most = max(Counter(ring.take("sale") for _ in range(100)).values())
    columns = [[*figures(modulo), 100], [*figures(one_point), 100], [*figures(yours), most]]
    names = [
        "pages moved for nothing, e joins",
        "the largest share, of 4 fleets",
        "heirs of c, when it leaves",
        "requests for one page, of 100",
    ]
    tell(f"{'1,000 pages on four servers':<34}{'hash % n':>9}{'one point':>11}{whose:>15}\n\n")
    for name, *row in zip(names, *columns, strict=True):
        tell(f"{name:<34}{row[0]:>9}{row[1]:>11}{row[2]:>15}", called=HashRing.find)
