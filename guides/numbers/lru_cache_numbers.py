"""The tables of guides/lru_cache.md, as Markdown.

    python guides/numbers/lru_cache_numbers.py            what is counted
    python guides/numbers/lru_cache_numbers.py --bench    what is measured, beside other libraries

A count is the same on every machine; what is measured is a ratio of times in one process.
"""

import platform
import sys
import tracemalloc
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from heapq import heappop, heappush
from importlib import import_module
from itertools import chain, cycle
from math import ceil, inf
from pathlib import Path
from random import Random
from statistics import median
from textwrap import indent
from threading import Lock
from timeit import Timer
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas"))

from dojo.traffic import zipf

from guides.numbers.tables import table
from solutions.lru_cache import lru_cache as reference
from solutions.lru_cache import ordered_dict, ring, segmented, sieve

SEED = 42


# Who asks for what

ASKS = 20_000
PAGES = 1_000
ROOM = 100
PERIODS = 10


def with_a_crawler(shoppers: list[int]) -> list[int]:
    """Return these asks, each followed by two of a crawler that reads every page in turn."""
    crawler = cycle(range(PAGES))
    return [page for ask in shoppers for page in (ask, next(crawler), next(crawler))]


def shifting(dice: Random) -> list[int]:
    """Return skewed asks in periods, each of which deals the ranks to the pages anew."""
    asks = []
    for _ in range(PERIODS):
        pages = sorted(range(PAGES), key=lambda _: dice.random())
        asks += [pages[rank] for rank in zipf(ASKS // PERIODS, PAGES, dice)]
    return asks


# Who is forgotten: a policy tells of each ask whether it was a trip

Policy = Callable[[list[int], int], Iterator[bool]]


def design(make: Callable[..., Any]) -> Policy:
    """Return the policy of a class in solutions/."""

    def trips(asks: list[int], room: int) -> Iterator[bool]:
        made: list[Hashable] = []
        cache = make(room, made.append, inf)
        for page in asks:
            before = len(made)
            cache.get(page)
            yield len(made) > before

    return trips


def in_places(asks: list[int], places: Iterator[int]) -> Iterator[bool]:
    """Put each new page into the next of `places`, and forget the one that was there."""
    shelf: dict[int, int] = {}
    kept: set[int] = set()
    for page in asks:
        trip = page not in kept
        yield trip
        if trip:
            place = next(places)
            kept.discard(shelf.get(place, page))
            kept.add(page)
            shelf[place] = page


def first_in_first_out(asks: list[int], room: int) -> Iterator[bool]:
    """Fill the places in turn, over and over."""
    return in_places(asks, cycle(range(room)))


def random_eviction(asks: list[int], room: int) -> Iterator[bool]:
    """Fill the places in turn, then by the dice."""
    dice = Random(SEED)
    drawn = (int(dice.random() * room) for _ in asks)
    return in_places(asks, chain(range(room), drawn))


Rank = tuple[int, int]


def by_rank(asks: list[int], room: int, rank: Callable[[int, Rank], Rank]) -> Iterator[bool]:
    """Forget the page of the lowest rank.

    An ask gives its page a rank, from the ask's place in the day and the page's rank before, which
    is (0, 0) for a new page.
    """
    shelf: dict[int, Rank] = {}
    lowest: list[tuple[Rank, int]] = []
    for place, page in enumerate(asks):
        trip = page not in shelf
        yield trip
        if trip and len(shelf) == room:
            victim_rank, victim = heappop(lowest)
            while shelf.get(victim) != victim_rank:  # it has a higher rank by now
                victim_rank, victim = heappop(lowest)
            del shelf[victim]
        shelf[page] = rank(place, shelf.get(page, (0, 0)))
        heappush(lowest, (shelf[page], page))


def least_frequently_used(asks: list[int], room: int) -> Iterator[bool]:
    """Rank by uses since the page came, then by the last of them."""
    return by_rank(asks, room, lambda place, before: (before[0] + 1, place))


def perfect_foresight(asks: list[int], room: int) -> Iterator[bool]:
    """Rank by the next ask: the farthest away is the lowest (L. A. Belady, 1966)."""
    following, later = [0] * len(asks), dict[int, int]()
    for place in reversed(range(len(asks))):
        following[place] = later.get(asks[place], len(asks))
        later[asks[place]] = place
    return by_rank(asks, room, lambda place, _: (-following[place], place))


POLICIES: dict[str, Policy] = {
    "random": random_eviction,
    "first in, first out": first_in_first_out,
    "LRU": design(ordered_dict.LRUCache),
    "LFU": least_frequently_used,
    "SIEVE": design(sieve.LRUCache),
    "segmented LRU": design(segmented.LRUCache),
    "perfect foresight": perfect_foresight,
}


def hit_rates() -> str:
    """Compare what policies make of four days."""
    dice = Random(SEED)
    shoppers = zipf(ASKS, PAGES, dice)
    loop = ROOM * 5 // 4
    days = {  # the asks, and which of them are counted: all, or every third
        "skewed": (shoppers, 1),
        "with a crawler": (with_a_crawler(shoppers), 3),
        f"a loop of {loop}": ([ask % loop for ask in range(ASKS)], 1),
        "shifting": (shifting(dice), 1),
    }
    rows = []
    for name, policy in POLICIES.items():
        trips = [sum(list(policy(asks, ROOM))[::every]) for asks, every in days.values()]
        rows.append([name, *(f"{100 - 100 * count / ASKS:.1f}" for count in trips)])
    return (
        f"Hits in 100 asks: {ASKS:,} asks of shoppers, {PAGES:,} pages, room for {ROOM}, seed"
        f" {SEED}. Skewed: popularity as 1 / rank. With a crawler: it asks twice after each"
        " shopper, for every page in turn; its own hits are not counted. Shifting: the ranks are"
        f" dealt anew every {ASKS // PERIODS:,} asks.\n\n" + table(["policy", *days], rows)
    )


def expiry() -> str:
    """Compare how far the ends of lives that began together are spread."""
    longest_age, hour = 60, 3_600
    rows = []
    for name, spread in {
        "not at all": 0.0,
        "over the last tenth": 1 / 10,
        "over the last fifth": 1 / 5,
        "over the last half": 1 / 2,
    }.items():
        dice = Random(SEED)
        trips = Counter[int]()
        for _ in range(PAGES):
            second = ceil(longest_age * (1 - spread * dice.random()))
            while second <= hour:
                trips[second] += 1
                second = ceil(second + longest_age * (1 - spread * dice.random()))
        rows.append([name, f"{max(trips.values()):,}", f"{trips.total():,}"])
    return (
        f"{PAGES:,} pages, stored in one second, each asked for every second; longest age"
        f" {longest_age} s, seed {SEED}.\n\n"
        + table(["ends are spread", "most trips in a second", "trips in an hour"], rows)
    )


def database_load() -> str:
    """Say what a hit rate means to the database, and what losing a little of it does."""
    rows = []
    for per_mille, lost in ((900, 10), (950, 10), (980, 10), (990, 10), (995, 5)):
        trips = 1_000 - per_mille
        rows.append(
            [
                f"{per_mille / 10:g} %",
                f"{trips}",
                f"{lost / 10:g}",
                f"{trips + lost}",
                f"+{100 * lost // trips} %",
            ]
        )
    return (
        "Trips in 1,000 asks, and after the hit rate has lost a point or half of one.\n\n"
        + table(["hit rate", "trips", "points lost", "trips then", "load"], rows)
    )


# What is measured

KEYS = 100_000
CAPACITY = 10_000
ROUNDS = 7
MEASURED = (
    "measured with `python guides/numbers/lru_cache_numbers.py --bench`, Python"
    f" {platform.python_version()} on {platform.system()} {platform.machine()}; medians of {ROUNDS}"
    f" rounds in turn; {KEYS:,} keys, room for {CAPACITY:,}."
)


@dataclass
class Contestant:
    """A cache, and the statements with which one uses it; "" for what cannot be done with it."""

    name: str
    make: Callable[[int], Any]
    get: str = "cache.get(key)"
    sure_get: str = "cache.get(key)"
    put: str = "cache.put(key, key)"
    read_through: str = "cache.get(key)"

    @property
    def mixed(self) -> str:
        """Of ten keys, change the last and ask for the others."""
        if not self.put:
            return ""
        ask = indent(self.read_through, " ")
        return f"*asked, key = key\n{self.put}\nfor key in asked:\n{ask}"

    def full(self, keys: Sequence[int]) -> Any:
        """Return a cache that has room for just these keys, and keeps them."""
        cache = self.make(len(keys))
        stopwatch(self.put or self.get, cache, keys).timeit(1)
        return cache

    def bytes_an_entry(self) -> str:
        """Return the memory of a full cache, keys and values left out."""
        keys = list(range(KEYS))
        tracemalloc.start()
        cache = self.full(keys)
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        del cache  # not before its memory is measured
        return f"{size / KEYS:.0f}"


class Locked:
    """A cache of cachetools that threads share, as its documentation asks for it."""

    def __init__(self, cache: Any) -> None:
        self._cache = cache
        self._lock = Lock()

    def get(self, key: Hashable) -> Any:
        """Return the value of a key, or None."""
        with self._lock:
            return self._cache.get(key)

    def sure_get(self, key: Hashable) -> Any:
        """Return the value of a key that is there."""
        with self._lock:
            return self._cache[key]

    def put(self, key: Hashable, value: Any) -> None:
        """Keep a value."""
        with self._lock:
            self._cache[key] = value


def fetch(key: int) -> int:
    """Make a trip that takes no time."""
    return key


def stopwatch(use: str, cache: Any, keys: Sequence[Any]) -> Timer:
    """Return a stopwatch for one use of a cache with each key."""
    names = {"cache": cache, "keys": keys, "fetch": fetch}
    return Timer(f"for key in keys:\n{indent(use, ' ')}", globals=names)


def race(contestants: list[Contestant], use: str, keys: Sequence[Any]) -> list[str]:
    """Let full caches be used in turn; return how many times as fast as the first each is."""
    watches = []
    for contestant in contestants:
        statement = getattr(contestant, use)
        cache = contestant.full(range(CAPACITY))
        watches.append(stopwatch(statement, cache, keys) if statement else None)
    rounds = [[watch.timeit(1) if watch else inf for watch in watches] for _ in range(ROUNDS + 1)]
    speeds = [
        median(times[0] / times[lane] for times in rounds[1:])  # the first round warms up
        for lane in range(len(watches))
    ]
    return [f"{speed:.2f}" if speed else "-" for speed in speeds]


def keys_that_hit() -> list[int]:
    """Return keys that a full cache keeps, in no order."""
    dice = Random(SEED)
    return [int(dice.random() * CAPACITY) for _ in range(KEYS)]


def library(name: str) -> Any:
    """Return a library to compare with."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        sys.exit(f"{name} is not installed: pip install cachetools pylru")


KATA: dict[str, Any] = {"load": fetch, "max_age": 3_600.0}


def structures() -> str:
    """Compare the bare structures with other libraries'."""
    mapping = partial(
        Contestant,
        sure_get="cache[key]",
        put="cache[key] = key",
        read_through="if key in cache:\n cache[key]\nelse:\n cache[key] = fetch(key)",
    )
    memo = partial(
        Contestant, get="cache(key)", sure_get="cache(key)", put="", read_through="cache(key)"
    )
    contestants = [
        mapping("cachetools.LRUCache", library("cachetools").LRUCache),
        mapping("pylru.lrucache", library("pylru").lrucache),
        memo("functools.lru_cache (C)", lambda room: lru_cache(room)(fetch)),
        Contestant("ordered_dict.py", partial(ordered_dict.LRUCache, **KATA)),
        Contestant("ring.py", partial(ring.LRUCache, **KATA)),
        Contestant("sieve.py", partial(sieve.LRUCache, **KATA)),
        Contestant("segmented.py", partial(segmented.LRUCache, **KATA)),
    ]
    asks = zipf(KEYS, KEYS, Random(SEED))
    tens = list(zip(*[iter(asks)] * 10, strict=True))
    columns = {
        "structure": [contestant.name for contestant in contestants],
        "get": race(contestants, "get", keys_that_hit()),
        "sure get": race(contestants, "sure_get", keys_that_hit()),
        "put + evict": race(contestants, "put", range(KEYS)),
        "mixed": race(contestants, "mixed", tens),
        "read-through": race(contestants, "read_through", asks),
        "bytes an entry": [contestant.bytes_an_entry() for contestant in contestants],
    }
    return (
        f"The structures alone: how many times as fast as cachetools.LRUCache, {MEASURED} Get: hits"
        " only, by `cache.get(key)`. Sure get: the same, peers by `cache[key]`, which raises where"
        " there is nothing. Put + evict: each put sends one away. Read-through: popularity as"
        " 1 / rank, peers by `key in cache`, the fastest way. Mixed: the same, and every tenth is a"
        " put. Bytes: keys and values left out.\n\n"
        + table(list(columns), [list(row) for row in zip(*columns.values(), strict=True)])
    )


def guarantees() -> str:
    """Compare the reference with caches of cachetools that threads may share."""
    cachetools = library("cachetools")
    ours = Contestant("the reference", partial(reference.LRUCache, **KATA))
    locked = partial(Contestant, sure_get="cache.sure_get(key)")
    peers = [
        locked("cachetools.LRUCache", lambda room: Locked(cachetools.LRUCache(room))),
        locked("cachetools.TTLCache", lambda room: Locked(cachetools.TTLCache(room, 3_600))),
    ]
    uses = {
        "get": ("get", keys_that_hit()),
        "sure get": ("sure_get", keys_that_hit()),
        "put + evict": ("put", range(KEYS)),
    }
    rows = [
        [peer.name, *(race([peer, ours], use, keys)[1] for use, keys in uses.values())]
        for peer in peers
    ]
    return (
        "The reference, with its lock, life times and shared trips: how many times as fast as a"
        f" peer under a lock, {MEASURED}\n\n" + table(["peer under a lock", *uses], rows)
    )


if __name__ == "__main__":
    parser = ArgumentParser(description="Print the numbers of guides/lru_cache.md.")
    parser.add_argument("--bench", action="store_true", help="measure, beside other libraries")
    measured = [structures, guarantees]
    counted = [hit_rates, expiry, database_load]
    tables = measured if parser.parse_args().bench else counted
    print("\n\n".join(make() for make in tables))
