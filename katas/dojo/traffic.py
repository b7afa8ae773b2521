"""Who asks for what: popularity as the world has it, and how well known policies serve it."""

from bisect import bisect
from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def zipf(asks: int, things: int, dice: Random) -> list[int]:
    """Return asks for the things 0, 1, 2 ... of which each is asked for as 1 / rank."""
    shares = list(accumulate(1 / rank for rank in range(1, things + 1)))
    return [bisect(shares, dice.random() * shares[-1]) for _ in range(asks)]


def lru_misses(asks: Sequence[Thing], room: int) -> list[Thing]:
    """Return what a least recently used cache has to fetch, in order."""
    kept: OrderedDict[Thing, None] = OrderedDict()
    misses = []
    for thing in asks:
        if thing not in kept:
            misses.append(thing)
            if len(kept) == room:
                kept.popitem(last=False)
        kept[thing] = None
        kept.move_to_end(thing)
    return misses


def fifo_misses(asks: Sequence[Thing], room: int) -> list[Thing]:
    """Return what a first in, first out cache has to fetch, in order."""
    kept: OrderedDict[Thing, None] = OrderedDict()
    misses = []
    for thing in asks:
        if thing not in kept:
            misses.append(thing)
            if len(kept) == room:
                kept.popitem(last=False)
            kept[thing] = None
    return misses


def foreseen_misses(asks: Sequence[Thing], room: int) -> list[Thing]:
    """Return what a cache has to fetch that knows the future: no cache can do with less.

    It evicts what is asked for again latest: L. A. Belady, A study of replacement algorithms for a
    virtual-storage computer, 1966. Cost: O(log n) an ask.
    """
    never = len(asks)
    next_asks, later = [never] * never, dict[Thing, int]()
    for place in reversed(range(never)):
        next_asks[place] = later.get(asks[place], never)
        later[asks[place]] = place
    kept: dict[Thing, int] = {}
    latest: list[tuple[int, int, Thing]] = []
    misses = []
    for place, (thing, next_ask) in enumerate(zip(asks, next_asks, strict=True)):
        if thing not in kept:
            misses.append(thing)
            if len(kept) == room:
                ask, _, victim = heappop(latest)
                while kept.get(victim) != -ask:  # it was asked for since
                    ask, _, victim = heappop(latest)
                del kept[victim]
        kept[thing] = next_ask
        heappush(latest, (-next_ask, place, thing))
    return misses


def let_in_by_windows(
    visits: Iterable[tuple[float, str]], limit: int, per: float, *, shared: bool
) -> list[tuple[float, str]]:
    """Return the visits, each a second and who comes, that fixed windows let in.

    A window begins with each `per` seconds of the clock; it has room for `limit` visits of each,
    or, shared, of all together.
    """
    used: Counter[tuple[float, str]] = Counter()
    let_in = []
    for second, who in visits:
        window = second // per, "" if shared else who
        used[window] += 1
        if used[window] <= limit:
            let_in.append((second, who))
    return let_in
