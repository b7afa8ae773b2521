"""A fleet of cache servers before one database, and a front end that looks for pages in it.

The fleet judges by what it sees: on which server each page is found, before a change and after.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import cache
from typing import Any
from zlib import crc32

from dojo import design
from dojo.design import checked
from dojo.elsewhere import in_another_process
from dojo.one_by_one import Act, Shared, meet
from dojo.races import Meeting
from dojo.story import about_to, tell
from dojo.work import Key, Number, Work, work_of
from hash_ring import HashRing

PAGES = [f"page-{number}" for number in range(1_000)]
NOWHERE = "nowhere"
AROUND = 2**32  # places on the ring


@cache
def scattered(text: str) -> int:
    """Return the place of a text: a hash function for scenes in which the world needs one."""
    return (crc32(text.encode()) * 0xD6E8FEB86659FD93 >> 32) % AROUND


def narrow(text: str) -> int:
    """Return one of 64 places, so that many servers share one."""
    return scattered(text) >> 26 << 26


def answer_of(method: Callable[[str], Any], page: str, there: Collection[str]) -> str:
    """Return which server is named for a page, or NOWHERE; let accidents come to light."""
    name = getattr(method, "__name__", "the method")
    try:
        answer = method(page)
    except LookupError as error:
        if not there and type(error) not in (IndexError, KeyError):
            return NOWHERE
        raise AssertionError(
            f"{name} stopped with {design.one_line(error)}\nat {design.raised_at(error)}\nServers:"
            f" {' '.join(there) or 'none'}. Where one is, it is the answer; else a LookupError is."
        ) from error
    return str(checked(answer, str, name, "a server's name"))


class Fleet:
    """Servers, and a front end that was told of them."""

    def __init__(self, *servers: str, hash_fn: Callable[[str], int] | None = None) -> None:
        self.ring = HashRing(hash_fn) if hash_fn else HashRing()
        self.weights = dict.fromkeys(servers, 1)
        self.ring.add(*servers)
        about_to(f"1,000 pages are looked up on {' '.join(servers)}", self.ring.find)
        self.pages = [*PAGES]
        self.homes = self.before = self.look()
        self.open, self.needed = Counter[str](), set[str]()  # requests by server; what had to move

    def look(self) -> dict[str, str]:
        """Look all pages up, beginning with those that were looked up last."""
        self.pages.reverse()
        return {page: answer_of(self.ring.find, page, self.weights) for page in self.pages}

    def pages_on(self, server: str) -> int:
        """Return how many pages live on a server."""
        return [*self.homes.values()].count(server)

    def fullest(self) -> int:
        """Return how many pages the server has that has the most."""
        server, pages = Counter(self.homes.values()).most_common(1)[0]
        shares = pages * len(self.weights) / len(PAGES)
        line = f"{server} has the most of {' '.join(self.weights)}   {'#' * (pages // 40)} {pages}"
        why = f"{server} has {shares:.1f} fair shares: it is full while others have room."
        tell(line, why=why if shares > 1.2 else "", called=self.ring.find, of=self)
        return pages

    def adds(self, *servers: str, weight: int = 1) -> int:
        """Add servers; return how many pages move that have no reason to."""
        act = f"{' '.join(servers) or 'none'} added" + f", weight {weight}" * (weight > 1)
        about_to(act, self.ring.add)
        self.ring.add(*servers, weight=weight)
        old = [(name, self.weights.get(name, 0)) for name in servers]
        self.weights |= dict.fromkeys(servers, weight)
        return self._moves(
            act, [n for n, w in old if w < weight], [n for n, w in old if w > weight]
        )

    def leaves(self, server: str) -> int:
        """Let a server leave; return how many pages move that have no reason to."""
        about_to(f"{server} leaves", self.ring.remove)
        self.ring.remove(server)
        self.open.pop(server, None)
        return self._moves(f"{server} leaves", [], [server] * bool(self.weights.pop(server, 0)))

    def _moves(self, act: str, gain: list[str], lose: list[str]) -> int:
        about_to(act, self.ring.find)
        self.before, self.homes = self.homes, self.look()
        moves = {page: self.homes[page] for page in PAGES if self.homes[page] != self.before[page]}
        self.needed = {p for p in moves if moves[p] in gain or self.before[p] in lose}
        to = Counter(moves[page] for page in self.needed)
        needless = len(moves) - to.total()
        shares = [f"{pages} to {server}" for server, pages in sorted(to.items())]
        cold = sum(new != NOWHERE for new in moves.values())
        given = ", ".join(shares[:6]) + " ..." * (len(shares) > 6)
        tell(
            f"{act:<9} {given or 'nothing moves'}; {needless} others move",
            why=f"{cold} pages are not there yet, and each is a trip to the database." * (cold > 0),
            count=f"moved {len(moves)} · needed {to.total()} · for nothing {needless}",
            called=self.ring.find,
            of=self,
        )
        return needless

    def draws_the_change(self, letter: int = 20) -> None:
        """Draw where pages lived before the last change, and where the same pages live now."""
        rows: tuple[list[str], list[str]] = ([], [])
        for server in sorted({*self.before.values()}):
            now = sorted(self.homes[page] for page in PAGES if self.before[page] == server)
            rows[1].append("".join(name[0] for name in now[letter // 2 :: letter]))
            rows[0].append(server[0] * len(rows[1][-1]))
        drawn = "\nlived on   {}\nlive on    {}\n({} pages a letter)"
        tell(drawn.format(*map(" ".join, rows), letter), of=self)

    def copies_of(self, page: str, count: int) -> list[str]:
        """Ask where so many copies of a page are to be, and tell nothing."""
        about_to(f"{count} copies of {page}", self.ring.find_copies)
        servers = self.ring.find_copies(page, count)
        return [*checked(servers, list | tuple, "find_copies", "a list of servers")]

    def copies(self, page: str, count: int) -> list[str]:
        """Ask for copies of a page, and tell it."""
        servers = self.copies_of(page, count)
        held = " ".join(servers) or NOWHERE
        tell(f"{count:>2} copies of {page}: {held}", called=self.ring.find_copies, of=self)
        return servers

    def comes(self, page: str, requests: int) -> list[int]:
        """Let requests come; return how many each server carries, in the order of copies."""
        given = dict.fromkeys(self.copies_of(page, len(self.weights)), 0)
        about_to(f"{requests} for {page} come", self.ring.take)
        for _ in range(requests):
            server = answer_of(self.ring.take, page, self.weights)
            given[server] = given.get(server, 0) + 1
        self.open.update(given)
        who = [f"{server} {number}" for server, number in given.items() if number]
        tell(
            f"{requests:>3} for {page} come: {', '.join(who[:6])}{' ...' * (len(who) > 6)}",
            why=f"{len(who)} of {len(given)} servers read {page} from the database, and carry it.",
            count=f"open requests {self.open.total()}",
            called=self.ring.take,
            of=self,
        )
        return [*given.values()]

    def done(self, requests: dict[str, int]) -> None:
        """Let so many requests of each of some servers be done."""
        about_to("requests are done", self.ring.give_back)
        for server in Counter(requests).elements():
            self.ring.give_back(server)
        self.open = self.open - Counter(requests)
        tell(f"{sum(requests.values()):>3} are done", called=self.ring.give_back, of=self)

    def refuses(self, *servers: str, weight: int) -> bool:
        """Add servers with a weight that cannot be; return whether that changes nothing."""
        about_to(f"{' '.join(servers)} added, weight {weight}", self.ring.add)
        refused = True
        with suppress(ValueError):
            self.ring.add(*servers, weight=weight)
            refused = False
        same = self.look() == self.homes
        tell(f"refused: {refused}; pages as before: {same}", called=self.ring.add, of=self)
        return refused and same


_THERE = """
from zlib import crc32
from hash_ring import HashRing
kind, *servers = sys.argv[1:]
narrow = lambda text: (crc32(text.encode()) * 0xD6E8FEB86659FD93 >> 32) % 2**32 >> 26 << 26
ring = HashRing(narrow) if kind == "narrow" else HashRing()
ring.add(*servers)
print(*(ring.find(f"page-{number}") for number in range(1_000)), sep="\\n")
"""


def homes_in_another_process(servers: str, ring: str = "wide") -> dict[str, str]:
    """Return where each page is found by a front end that runs in a process of its own."""
    return dict(zip(PAGES, in_another_process("hash_ring", _THERE, ring, *servers), strict=True))


def disputed(accounts: dict[str, dict[str, str]]) -> int:
    """Tell where front ends find the first five pages; return how many of all they dispute."""
    n = sum(len({homes[page] for homes in accounts.values()}) > 1 for page in PAGES)
    for name, homes in accounts.items():
        tell(f"{name:<34} {'  '.join(homes[page] for page in PAGES[:5])} ...", of=accounts)
    why = "What one front end stores there, another does not find, and asks the database again."
    tell(f"disputed: {n:,} of 1,000 pages", why=why if n else "", called=HashRing.find, of=accounts)
    return n


def homes_by_hand(servers: dict[str, int], pages: Iterable[int], size: int = 100) -> dict[int, str]:
    """Put servers at places on a ring of some size, and return where pages at some places live."""
    asked = {f"page at {place}": place for place in pages}

    def by_hand(text: str) -> int:
        at = asked.get(text, next((at for name, at in servers.items() if name in text), None))
        return scattered(text) if at is None else at * AROUND // size

    ring = HashRing(by_hand)
    for server in servers:
        ring.add(server)
    at_dot = {at * 50 // size: server[-1] for server, at in servers.items()}
    dots, found = "".join(at_dot.get(dot, ".") for dot in range(50)), dict[int, str]()
    tell(f"{'servers stand at':<20}{dots}", sets_scene=True, of=(servers, size, 0, ""))
    for page, at in asked.items():
        found[at] = answer_of(ring.find, page, servers)
        line = f"{page:<20}{'^':>{at * 50 // size + 1}}   {found[at]}"
        tell(line, called=ring.find, of=(servers, size, at, found[at]))
    return found


def texts_asked(server: str) -> set[str]:
    """Return the texts whose places a server has on the ring."""
    texts = dict[str, int]()
    HashRing(lambda text: texts.setdefault(text, scattered(text))).add(server)
    shown = " ".join(map(repr, sorted(texts, key=len)[:5]))
    tell(f"{server:<3} has the places of {len(texts)} texts: {shown}", called=HashRing.add)
    return {*texts}


def cost(servers: int, left: int = 0, found: int = 0) -> Work:
    """Return the work of finding five pages; so many servers had left, and pages been found."""
    ring = HashRing(lambda text: Number(scattered(text)))
    ring.add(*(f"server-{number}" for number in range(servers + left)))
    for number in range(servers, servers + left):
        ring.remove(f"server-{number}")
    for number in range(found):
        ring.find(f"other-{number}")
    keys = [Key(page) for page in PAGES[:5]]
    work = work_of(lambda: [ring.find(key) for key in keys])
    what = f"{servers:>3} servers, {left:>2} left before, {found:>5,} pages found before"
    tell(f"{what}: {work.keys:>5,} comparisons", called=ring.find)
    return work


def moving_page() -> str:
    """Return a page that lives on b when a b are there, and on c and d when they have joined."""
    few, many = HashRing(scattered), HashRing(scattered)
    few.add("a", "b")
    many.add(*"abcd")
    fits = (p for p in PAGES if few.find(p) == "b" and {*many.find_copies(p, 2)} == {"c", "d"})
    return next(fits, PAGES[0])


def meeting_of(page: str, ann: Act[HashRing], ben: Act[HashRing]) -> Meeting[Shared[HashRing]]:
    """Let two front ends use one ring at the same time."""

    def make() -> HashRing:
        ring = HashRing(scattered)
        ring.add("a", "b")
        ring.take(page)
        ring.take(page)
        return ring

    def look(ring: HashRing) -> dict[str, str]:
        homes = "".join(ring.find(page) for page in PAGES[:12])
        ring.add("a", "b")  # whoever left is back, and carries nothing
        takes = " ".join(ring.take(page) for _ in range(6))
        return {"then 12 pages are on": homes, "then 6 requests go to": takes}

    return meet(make, ann, ben, look, "a b are there, and two requests for a page of b are open")


def figures(place: Callable[[str], dict[str, str]], most: int) -> dict[str, int]:
    """Return what a placement does, and the most that a server carries with it."""
    four, five, *others = map(place, ("abcd", "abcde", "efgh", "ijkl", "mnop"))
    largest = [Counter(homes.values()).most_common(1)[0][1] for homes in (four, *others)]
    return {
        "pages moved for nothing, e joins": sum(five[p] not in (four[p], "e") for p in PAGES),
        "the largest share, of 4 fleets": max(largest),
        "requests for one page, of 100": most,
    }


def tell_what_was_reached() -> None:
    """Tell what the design does beside one that divides by the number of servers."""
    ring = Fleet(*"abcd").ring
    most = max(Counter(ring.take("sale") for _ in range(100)).values())
    own = figures(lambda names: Fleet(*names).homes, most)
    divided = figures(lambda n: {page: n[scattered(page) % len(n)] for page in PAGES}, 100)
    head = f"{'1,000 pages on four servers':<36}{'hash % n':>9}{design.whose('hash_ring'):>15}"
    tell(f"{head}\n", sets_scene=True)
    for name, figure in own.items():
        tell(f"{name:<36}{divided[name]:>9}{figure:>15}", called=HashRing.find)
