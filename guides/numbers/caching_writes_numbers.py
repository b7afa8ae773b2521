"""Prints the tables of guides/caching_writes.md; the same on every machine."""

import sys
from bisect import bisect
from collections import OrderedDict
from collections.abc import Iterator
from itertools import accumulate, combinations
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.tables import table

SEEDS = range(1, 4)
PAGES = 1_000
ROOM = 100
STEPS = 20_000
AGE = 1_000  # steps
POLICIES = ("cache-aside", "write-through", "write-around", "write-behind")

Cache = OrderedDict[int, tuple[int, int]]  # page -> version, step in which it was stored


def popular(pages: int) -> list[float]:
    """Return running sums of 1/rank, to draw pages from."""
    return list(accumulate(1 / rank for rank in range(1, pages + 1)))


class Shop:
    """A cache with room for 100 pages before a database, and a policy for changes."""

    def __init__(self, policy: str) -> None:
        self.policy = policy
        self.cache: Cache = OrderedDict()
        self.truth = [0] * PAGES  # what was confirmed
        self.database = [0] * PAGES
        self.waiting: set[int] = set()  # written behind: in the cache alone
        self.reads = self.writes = self.stale = self.worst = 0

    def keep(self, page: int, version: int, step: int) -> None:
        """Put a page into the cache, and make room for it."""
        self.cache[page] = (version, step)
        self.cache.move_to_end(page)
        if len(self.cache) > ROOM:
            out, _ = self.cache.popitem(last=False)
            if out in self.waiting:
                self.flush(out)

    def flush(self, page: int) -> None:
        """Write to the database what was only in the cache."""
        self.waiting.discard(page)
        self.database[page] = self.truth[page]
        self.writes += 1

    def read(self, page: int, step: int) -> None:
        """Ask for a page."""
        found = self.cache.get(page)
        if found and (self.policy != "write-around" or step - found[1] < AGE):
            self.cache.move_to_end(page)
            self.stale += found[0] != self.truth[page]
            return
        self.reads += 1
        self.keep(page, self.database[page], step)

    def change(self, page: int, step: int) -> None:
        """Change a page."""
        self.truth[page] += 1
        if self.policy == "write-behind":
            self.waiting.add(page)
            self.keep(page, self.truth[page], step)
            return
        self.database[page] = self.truth[page]
        self.writes += 1
        if self.policy == "cache-aside":
            self.cache.pop(page, None)
        elif self.policy == "write-through":
            self.keep(page, self.truth[page], step)


def run(policy: str, seed: int, *, alike: bool) -> Shop:
    """Return a shop after a day: one step of ten is a change, of pages drawn as reads or not."""
    dice, shop, shares = Random(seed), Shop(policy), popular(PAGES)
    for step in range(STEPS):
        page = bisect(shares, dice.random() * shares[-1])
        if dice.random() >= 0.1:
            shop.read(page, step)
        else:
            shop.change(page if alike else int(PAGES * dice.random()), step)
        if step % 100 == 99:
            shop.worst = max(shop.worst, len(shop.waiting))
            for dirty in sorted(shop.waiting):
                shop.flush(dirty)
    return shop


def policies() -> str:
    """Say what four policies cost, and what they risk."""
    parts = []
    for alike, said in (
        (True, "Changes go to the pages that are read most."),
        (False, "Changes go to all pages alike, as an import does."),
    ):
        rows = []
        for policy in POLICIES:
            shops = [run(policy, seed, alike=alike) for seed in SEEDS]
            sums = [
                sum(shop.reads for shop in shops),
                sum(shop.writes for shop in shops),
                sum(shop.stale for shop in shops),
            ]
            means = [f"{total / len(shops):,.0f}" for total in sums]
            rows.append([policy, *means, f"{max(shop.worst for shop in shops)}"])
        heads = ["policy", "trips to read", "writes", "stale reads", "changes lost at worst"]
        parts.append(f"{said}\n\n" + table(heads, rows))
    return (
        f"{PAGES:,} pages, room for {ROOM}, {STEPS:,} steps, one of ten a change; mean of seeds"
        f" {SEEDS[0]} to {SEEDS[-1]}. Write-around leaves the copy until it is {AGE:,} steps old;"
        " write-behind writes every 100 steps, each page once.\n\n" + "\n\n".join(parts)
    )


# Orders of steps: a reader looks (r), reads the database (d), stores (s); a writer does its two


def orders(ours: str, theirs: str) -> Iterator[str]:
    """Yield every way to do the steps of two, each in its own order."""
    whole = len(ours) + len(theirs)
    for places in combinations(range(whole), len(ours)):
        first, second = iter(ours), iter(theirs)
        yield "".join(next(first) if place in places else next(second) for place in range(whole))


def ends_stale(order: str, *, cached: bool, versions: bool = False) -> bool:
    """Tell whether the cache ends with the old page, after one reader and one writer.

    Steps: r d s of the reader; W changes the database, X deletes in the cache, S sets the new page
    there. With versions the cache refuses a page that is older than what it was told of.
    """
    database, cache, seen, told = 0, 0 if cached else None, None, 0
    hit = False
    for step in order:
        if step == "r":
            hit = cache is not None
        elif step == "d" and not hit:
            seen = database
        elif step == "s" and not hit and seen is not None and (not versions or seen >= told):
            cache = seen
        elif step == "W":
            database = 1
        elif step in "XS":
            cache = 1 if step == "S" else None
            told = 1
    return cache == 0


def races() -> str:
    """Count the orders of steps that leave an old page in the cache."""
    rows = []
    for name, writer, versions in (
        ("delete, then write", "XW", False),
        ("write, then delete", "WX", False),
        ("write, then set", "WS", False),
        ("write, then delete, with versions", "WX", True),
    ):
        counts = []
        for cached in (False, True):
            ways = list(orders("rds", writer))
            bad = sum(ends_stale(order, cached=cached, versions=versions) for order in ways)
            counts.append(f"{bad} of {len(ways)}")
        rows.append([name, *counts])
    heads = ["the writer", "page was not cached", "page was cached"]
    two = [order for order in orders("Aa", "Bb") if last(order, "AB") != last(order, "ab").upper()]
    both = len(list(orders("Aa", "Bb")))
    return (
        "A reader looks into the cache, reads the database, stores; a writer takes two steps."
        " Orders that leave the old page in the cache:\n\n"
        + table(heads, rows)
        + f"\n\nTwo writers who write and then set: in {len(two)} of {both} orders the cache keeps"
        + " another page than the database."
    )


def last(order: str, kinds: str) -> str:
    """Return the last step of some kinds."""
    return next(step for step in reversed(order) if step in kinds)


def hot_key() -> str:
    """Say what a page that everybody wants does to one server of ten, and what helps."""
    load, servers, share, fronts = 100_000, 10, 0.1, 50
    rest = load * (1 - share) / servers
    hot = load * share
    rows = [["one place", f"{rest + hot:,.0f}", f"{hot:,.0f}"]]
    rows += [
        [
            f"{copies} copies, one asked by lot",
            f"{rest + hot / copies:,.0f}",
            f"{hot / copies:,.0f}",
        ]
        for copies in (2, 5, 10)
    ]
    rows.append(["kept for 1 s in each front end", f"{rest + fronts:,.0f}", f"{fronts:,}"])
    heads = ["the page has", "reads a second at its server", "of these for the page"]
    likes = [[f"{parts}", f"{1_000 / parts:,.0f}", f"{parts}"] for parts in (1, 10, 100)]
    return (
        f"{load:,} reads a second, {servers} cache servers, {fronts} front ends; one page is"
        " a tenth of all.\n\n"
        + table(heads, rows)
        + "\n\n1,000 likes a second go to one post.\n\n"
        + table(
            ["parts of its counter", "writes a second to a part", "rows to sum on a read"], likes
        )
    )


def edges() -> str:
    """Say what a CDN saves, by how often a page is asked for and how many edges there are."""
    pages, visits, hour, age = 10_000, 100_000, 3_600, 600
    shares = popular(pages)
    rows = []
    for count, shield in ((1, False), (20, False), (20, True)):
        origin = hits = 0
        for seed in SEEDS:
            dice = Random(seed)
            stored: list[dict[int, int]] = [{} for _ in range(count + 1)]  # the last is the shield
            for visit in range(visits):
                now = hour * visit // visits
                page = bisect(shares, dice.random() * shares[-1])
                edge = stored[int(count * dice.random())]
                if now - edge.get(page, -age) < age:
                    hits += 1
                    continue
                edge[page] = now
                if shield and now - stored[-1].get(page, -age) < age:
                    edge[page] = stored[-1][page]  # its age counts on
                    continue
                stored[-1][page] = now
                origin += 1
        name = f"{count} edge{'s' if count > 1 else ''}{' and a shield' if shield else ''}"
        total = visits * len(SEEDS)
        rows.append([name, f"{100 * hits / total:.0f} %", f"{origin / len(SEEDS):,.0f}"])
    return (
        f"{visits:,} visits in an hour to {pages:,} pages, popularity 1/rank, each copy kept for"
        f" {age // 60} minutes; mean of seeds {SEEDS[0]} to {SEEDS[-1]}.\n\n"
        + table(["between shoppers and the shop", "answered at the edge", "reach the shop"], rows)
    )


if __name__ == "__main__":
    tables = [policies(), races(), hot_key(), edges()]
    print("\n\n".join(tables))
