"""A fleet of cache servers before one database, and a front end that looks for pages in it.

The fleet judges by what it sees: on which server each page is found, before a change and after.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import cache
from math import ceil
from typing import Any
from zlib import crc32

from dojo import design
from dojo.design import checked
from dojo.elsewhere import in_another_process
from dojo.story import about_to, tell
from dojo.work import Key, Number, Work, work_of
from hash_ring import HashRing

PAGES = [f"page-{number}" for number in range(1_000)]
NOWHERE = "nowhere"
AROUND = 2**32  # places on the ring
BEARS = 1.5  # fair shares that a server can bear


@cache
def scattered(text: str) -> int:
    """Return the place of a text: a hash function for scenes in which the world needs one."""
    return (crc32(text.encode()) * 0xD6E8FEB86659FD93 >> 32) % AROUND


def narrow(text: str) -> int:
    """Return one of 64 places, so that many servers share one."""
    return scattered(text) >> 26 << 26


def listed(texts: Collection[str]) -> str:
    """Return texts side by side; of many the first six."""
    return ", ".join([*texts][:6]) + " ..." * (len(texts) > 6)


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
    """Servers, each with the pages that it has in memory, and a front end that was told of them."""

    def __init__(self, *servers: str, hash_fn: Callable[[str], int] | None = None) -> None:
        self.ring = HashRing(hash_fn) if hash_fn else HashRing()
        self.weights = dict.fromkeys(servers, 1)
        self.ring.add(*servers)
        about_to(f"1,000 pages are looked up on {' '.join(servers)}", self.ring.find)
        self.pages = [*PAGES]
        self.homes = self.before = self.look()
        self.stored = {(server, page) for page, server in self.homes.items()}
        self.needed, self.open = set[str](), Counter[str]()  # what had to move; requests by server
        self.held = list[str]()  # where the copies are that were asked for last
        shares = [f"{server} {self.pages_on(server)}" for server in servers]
        tell(f"1,000 pages on {len(servers)} servers: {listed(shares)}", sets_scene=True, of=self)

    def look(self) -> dict[str, str]:
        """Look all pages up, beginning with those that were looked up last."""
        self.pages.reverse()
        return {page: answer_of(self.ring.find, page, self.weights) for page in self.pages}

    def pages_on(self, server: str) -> int:
        """Return how many pages live on a server."""
        return [*self.homes.values()].count(server)

    def fair(self, server: str, of: int = len(PAGES)) -> float:
        """Return a server's fair share of so many pages or requests, by its weight."""
        return of * self.weights.get(server, 1) / (sum(self.weights.values()) or 1)

    def fullest(self) -> int:
        """Return how many pages the server has that has the most."""
        server, pages = Counter(self.homes.values()).most_common(1)[0]
        shares = pages / self.fair(server)
        line = f"{server} has the most of {' '.join(self.weights)}   {'#' * (pages // 40)} {pages}"
        room = ", while others have room" * (shares > BEARS)
        why = f"{server} has {shares:.1f} fair shares, and can bear {BEARS}{room}."
        tell(line, why=why, called=self.ring.find, of=self)
        return pages

    def adds(self, *servers: str, weight: int = 1) -> int:
        """Add servers; return how many pages move that have no reason to."""
        act = f"{' '.join(servers) or 'none'} added{f', weight {weight}' * (weight > 1)}"
        about_to(act, self.ring.add)
        self.ring.add(*servers, weight=weight)
        old = [(name, self.weights.get(name, 0)) for name in servers]
        self.weights |= dict.fromkeys(servers, weight)
        gain, lose = [n for n, w in old if w < weight], [n for n, w in old if w > weight]
        return self._moves(act, self.ring.add, gain, lose)

    def leaves(self, server: str) -> int:
        """Let a server leave; return how many pages move that have no reason to."""
        about_to(f"{server} leaves", self.ring.remove)
        self.ring.remove(server)
        self.open.pop(server, None)
        lose = [server] * bool(self.weights.pop(server, 0))
        return self._moves(f"{server} leaves", self.ring.remove, [], lose)

    def _moves(self, act: str, done: Callable[..., Any], gain: list[str], lose: list[str]) -> int:
        about_to(act, self.ring.find)
        self.held, self.before, self.homes = [], self.homes, self.look()
        moves = {page: self.homes[page] for page in PAGES if self.homes[page] != self.before[page]}
        self.needed = {p for p in moves if moves[p] in gain or self.before[p] in lose}
        to = Counter(moves[page] for page in self.needed)
        needless = len(moves) - to.total()
        given = [listed([f"{pages:,} to {server}" for server, pages in sorted(to.items())])]
        given = given * bool(to) + [f"{needless} move for nothing"] * bool(needless)
        tell(
            f"{act}: {'; '.join(given) or 'nothing moves'}",
            why=self._why(moves, needless, to),
            count=f"moved {len(moves):,} · needed {to.total():,} · for nothing {needless:,}",
            called=done,
            of=self,
            tone="broken" if needless else "cost" if self.cold else "saved" if moves else "",
        )
        about_to("", self.ring.find)  # which was called last
        return needless

    def _why(self, moves: dict[str, str], needless: int, heirs: Counter[str]) -> str:
        """Say what it costs that pages moved; from now on they are in memory where they are."""
        now = {(server, page) for page, server in moves.items()}
        gone, self.cold = {*self.homes.values()} - {*self.weights}, now - self.stored
        self.stored |= now
        if not self.weights:
            return "No server is left: each request is a trip to the database."
        if gone:
            return f"Pages are still looked for on {min(gone)}, and nobody answers there."
        trips = f"{len(self.cold)} pages have to come from the database."
        if needless:
            return f"{needless} had no reason to move. {trips * bool(self.cold)}".strip()
        if not self.cold:
            found = "They are in memory there already" if moves else "All are where they were"
            return f"{found}: no trip to the database."
        name, pages = heirs.most_common(1)[0]
        takes = f"{name} takes {pages}, and" if pages < self.pages_on(name) else name
        fair = f"{self.fair(name):.0f} would be fair"
        return f"{trips} {takes} has {self.pages_on(name)}; {fair}."

    def draws_the_change(self, letter: int = 20) -> None:
        """Draw where pages lived before the last change, and where the same pages live now."""
        drawn = f"lived on   live on now (a letter is {letter} pages)"
        for server in sorted({*self.before.values()}):
            now = sorted(self.homes[page] for page in PAGES if self.before[page] == server)
            drawn += f"\n{server:<10} {''.join(name[0] for name in now[letter // 2 :: letter])}"
        tell(drawn, of=self)

    def copies_of(self, page: str, count: int) -> list[str]:
        """Ask where so many copies of a page are to be, and tell nothing."""
        about_to(f"{count} copies of {page}", self.ring.find_copies)
        found = self.ring.find_copies(page, count)
        return [*checked(found, list | tuple, "find_copies", "a list of servers")]

    def copies(self, page: str, count: int) -> list[str]:
        """Ask for copies of a page, and tell it."""
        self.held = servers = self.copies_of(page, count)
        left = " ".join(name for name in servers if name != servers[0]) or "none"
        why = f"Copies that are left if {servers[0]} falls: {left:.60}." if servers[1:] else ""
        act = f"{count} {'copies' if count != 1 else 'copy'} of {page}, {len(self.weights)} servers"
        line = f"{act}: {' '.join(servers) or NOWHERE}"
        tell(line, why=why, called=self.ring.find_copies, of=self)
        return servers

    def stores(self, copies: dict[str, list[str]]) -> None:
        """Keep copies of pages in memory."""
        self.stored |= {(server, page) for page, servers in copies.items() for server in servers}

    def comes(self, page: str, requests: int) -> list[int]:
        """Let requests come; return how many each server carries, in the order of copies."""
        order = dict.fromkeys(self.copies_of(page, len(self.weights)), 0)
        come = f"{requests} request{'s' * (requests > 1)} for {page}"
        about_to(come, self.ring.take)
        who = Counter(answer_of(self.ring.take, page, self.weights) for _ in range(requests))
        self.open.update(who)
        trips = len({(server, page) for server in who} - self.stored)
        self.stores({page: [*who]})
        first = next(iter(order or who))
        most = max(who, key=self.open.__getitem__) if first in who else first
        it, fair = f"The first, {first},", self.fair(most, self.open.total())
        it = most if most in who else it
        limit = f"{fair:.3g} would be fair, {ceil(1.25 * fair)} is the limit"
        tell(
            f"{come}: {listed([f'{s} {n}' for s, n in who.items()])}",
            why=f"{it} has {self.open[most]} open: {limit}. Trips to the database: {trips}.",
            count=f"open requests {self.open.total()}",
            called=self.ring.take,
            of=self,
        )
        return [*(order | who).values()]

    def done(self, requests: dict[str, int]) -> None:
        """Let so many requests of each of some servers be done."""
        about_to("requests are done", self.ring.give_back)
        for server in Counter(requests).elements():
            self.ring.give_back(server)
        late = " and ".join(sorted(Counter(requests) - self.open))
        self.open = self.open - Counter(requests)
        why = f"They came before {late} left: their end changes no count." * bool(late)
        line, count = f"{sum(requests.values())} are done", f"open requests {self.open.total()}"
        tell(line, why=why, count=count, called=self.ring.give_back, of=self)

    def refuses(self, *servers: str, weight: int) -> bool:
        """Add servers with a weight that cannot be; return whether that changes nothing."""
        act, refused = f"{' '.join(servers)} added, weight {weight}", True
        about_to(act, self.ring.add)
        with suppress(ValueError):
            self.ring.add(*servers, weight=weight)
            refused = False
        moved = self.look() != self.homes
        act += f": {'' if refused else 'not '}refused, {'pages' if moved else 'nothing'} moved"
        why = "A mistyped weight stops here, and no page has moved." * (refused and not moved)
        tell(act, why=why, called=self.ring.add, of=self)
        return refused and not moved


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
    for number, (name, homes) in enumerate(accounts.items(), 1):
        found, told = "  ".join(homes[page] for page in PAGES[:5]), [*accounts.items()][:number]
        tell(f"{name:<34} {found} ...", sets_scene=True, of=dict(told))
    why = "What one stores there, another does not find." if n else "What one stores, all find."
    line, tone = f"disputed: {n:,} of 1,000 pages", "broken" if n else ""
    tell(line, why=why, called=HashRing.find, of=accounts, tone=tone)
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
    dots, homes = "".join(at_dot.get(dot, ".") for dot in range(50)), dict[int, str]()
    tell(f"{'servers stand at':<20}{dots}", sets_scene=True, of=(servers, size, 0, ""))
    for page, at in asked.items():
        homes[at] = found = answer_of(ring.find, page, servers)
        due = min(servers, key=lambda name: (servers[name] - at) % size)
        wrap = "The ring goes on at 0, and the" if servers[due] < at else "The"
        why = f"No server stands at {at:,}. {wrap} next one is {due}, at {servers[due]:,}."
        if servers[due] == at:
            why = f"{due} stands at this very place."
        why += f" The page is looked for on {found:.20}." * (found != due)
        line = f"{page:<20}{'^':>{at * 50 // size + 1}}  on {found}"
        tone = "" if found == due else "broken"
        tell(line, why=why, called=ring.find, of=(servers, size, at, found), tone=tone)
    return homes


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
    what = f"servers {servers:>2}, {left:>2} left before, {found:>5,} pages found before"
    why = f"Each request pays {work.keys / 5:,.0f} comparisons before it begins."
    tell(f"{what}: {work.keys:>5,} comparisons", why=why, called=ring.find, of=work)
    return work
