"""Prints the tables of guides/estimation.md; the same on every machine.

`--bench` says that there is nothing to measure: an estimate takes no time, and that is its point.
"""

import math
import sys
from argparse import ArgumentParser
from bisect import bisect
from collections import Counter, OrderedDict
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.tables import table
from solutions.estimation import estimation as exact

SEED = 42
SEEDS = range(1, 11)  # of the cache's model, whose numbers are the means
BRIEFS = 10_000
HOURS_A_YEAR = 365 * 24


# The bill, with what is rounded on the way

Rounding = Callable[[float], float]


def nothing(number: float) -> float:
    """Round nothing."""
    return number


def two_digits(number: float) -> float:
    """Round to two digits."""
    return float(f"{number:.2g}")


def one_digit(number: float) -> float:
    """Round to one digit."""
    return float(f"{number:.1g}")


def power_of_ten(number: float) -> float:
    """Round to the nearest power of ten."""
    return 10.0 ** round(math.log10(number))


def bill(  # noqa: PLR0913 - it is the brief
    rounded: Rounding = nothing,
    seconds_a_day: float = exact.SECONDS_A_DAY,
    *,
    links: float = 500e6,
    reads: float = 100,
    size: float = 500,
    years: float = 5,
    peak: float = 3,
    milliseconds: float = 5,
) -> dict[str, float]:
    """Return what TinyURL takes, each step rounded before the next."""
    shorter = exact.SECONDS_A_DAY / seconds_a_day
    writes = rounded(exact.per_second(links) * shorter)
    redirects = rounded(exact.reads_per_second(writes, reads))
    busiest = rounded(exact.peak_per_second(redirects, peak))
    inside = rounded(exact.in_flight(busiest, milliseconds))
    kept = rounded(exact.kept_terabytes(links, size, years))
    disk = rounded(exact.disk_terabytes(kept, 3, 0.7))
    return {
        "redirects at the peak": busiest,
        "servers": exact.servers(inside, 32),
        "disks of 2 TB": math.ceil(disk / 2),
        "Mbit/s": rounded(exact.megabits_per_second(busiest, size)),
        "GB of cache": rounded(exact.cache_gigabytes(redirects, size, 0.2) / shorter),
    }


def roundings() -> str:
    """Compare what ways to round make of the bill."""
    ways: dict[str, dict[str, float]] = {
        "nothing": bill(),
        "100,000 s a day, two digits": bill(two_digits, 100_000),
        "100,000 s a day, one digit": bill(one_digit, 100_000),
        "powers of ten": bill(power_of_ten, 100_000),
    }
    rows = [[way, *(f"{number:,.0f}" for number in made.values())] for way, made in ways.items()]
    return "The bill for TinyURL, by what is rounded at every step.\n\n" + table(
        ["rounded", *bill()], rows
    )


def doubts() -> str:
    """Say how far the bill is off where each number of the brief is only roughly known."""
    rows = []
    for times in (1.1, 1.5, 2.0, 3.0):
        dice = Random(SEED)
        fleets = sorted(one_guess(times, dice)["servers"] for _ in range(BRIEFS))
        tenths = [fleets[BRIEFS * tenth // 10 - 1] for tenth in (1, 5, 9)]
        rows.append([f"by up to {times:g} times", *(f"{servers:.0f}" for servers in tenths)])
    return (
        "Servers, where links a month, reads a link, the peak and the milliseconds are each off, up"
        f" or down: {BRIEFS:,} briefs, seed {SEED}.\n\n"
        + table(["each is off", "one in ten needs at most", "half need", "nine in ten"], rows)
    )


def one_guess(times: float, dice: Random) -> dict[str, float]:
    """Return the bill of a brief whose numbers are off by up to `times`."""
    off = [times ** (2 * dice.random() - 1) for _ in range(4)]
    return bill(links=500e6 * off[0], reads=100 * off[1], peak=3 * off[2], milliseconds=5 * off[3])


# What a cache needs

SMALLER = 100_000
LINKS = 30_000_000_000 // SMALLER
ASKS_A_DAY = round(exact.reads_per_second(exact.per_second(500e6), 100) * 86_400 / SMALLER)


def caches() -> str:
    """Say what caches of several sizes achieve, where the bound says a fifth of a day."""
    shares = list(accumulate(1 / rank for rank in range(1, LINKS + 1)))
    runs = [two_days(shares, Random(seed)) for seed in SEEDS]
    rows = []
    for share in (0.2, 0.05, 0.01, 0.002):
        room = round(ASKS_A_DAY * share)
        gigabytes = exact.cache_gigabytes(19_290, 500, share)
        hits = mean(hits_of_the_last_day(days, room) for days in runs)
        rows.append(
            [f"{100 * share:g} %", f"{gigabytes:.1f}", f"{100 * hits / ASKS_A_DAY:.0f} of 100"]
        )
    made = exact.kept_terabytes(500e6, 500, 1 / 360) * 1_000
    counts = [sorted(Counter(days[-1]).values(), reverse=True) for days in runs]
    asked = mean(len(run) for run in counts)
    hottest = mean(sum(run[: len(run) // 5]) for run in counts)
    return (
        f"A model of a {SMALLER:,}th of the size: {LINKS:,} links, popularity as 1 / rank,"
        f" {ASKS_A_DAY:,} reads a day, an LRU cache in its second day; means of {len(SEEDS)} runs,"
        f" seeds {SEEDS[0]} to {SEEDS[-1]}. That day {asked:,.0f} different links are read; the"
        f" hottest fifth of them, {asked / 5:,.0f}, get {100 * hottest / ASKS_A_DAY:.0f} of 100"
        f" reads. (At full size, all links that are made on a day take {made:.1f} GB, and a fifth"
        f" of them {made / 5:.1f}.)\n\n"
        + table(["room for, of a day's reads", "GB at full size", "hits"], rows)
    )


def two_days(shares: list[float], dice: Random) -> list[list[int]]:
    """Return which links are asked for on each of two days. After one, the caches are full."""
    return [
        [bisect(shares, dice.random() * shares[-1]) for _ in range(ASKS_A_DAY)] for _ in range(2)
    ]


def hits_of_the_last_day(days: list[list[int]], room: int) -> int:
    """Return how many asks of the last of these days an LRU cache answers."""
    shelf: OrderedDict[int, None] = OrderedDict()
    hits = 0
    for day in days:
        hits = 0
        for link in day:
            if link in shelf:
                shelf.move_to_end(link)
                hits += 1
                continue
            shelf[link] = None
            if len(shelf) > room:
                shelf.popitem(last=False)
    return hits


# What may fail


def availabilities() -> str:
    """Say what parts make of each other's bad hours."""
    rows = []
    for works in (0.99, 0.999, 0.9999):
        pair = exact.availability_side_by_side([works] * 2)
        wholes = [
            works,
            exact.availability_in_a_row([works] * 5),
            pair,
            exact.availability_in_a_row([pair] * 5),
        ]
        dark = [duration((1 - whole) * HOURS_A_YEAR) for whole in wholes]
        rows.append([f"{100 * works:g} %", *dark])
    heads = ["each works", "one", "five in a row", "two side by side", "five pairs in a row"]
    return "Down in a year of 365 days, if all parts fail apart.\n\n" + table(heads, rows)


def duration(hours: float) -> str:
    """Return a time in its usual unit."""
    for unit, size in {"h": 1.0, "min": 60.0, "s": 3_600.0}.items():
        if hours * size >= 1:
            return f"{hours * size:.1f} {unit}"
    return f"{hours * 3_600:.2f} s"


if __name__ == "__main__":
    parser = ArgumentParser(description="Print the numbers of guides/estimation.md.")
    parser.add_argument("--bench", action="store_true", help="measure: there is nothing to")
    if parser.parse_args().bench:
        sys.exit("Nothing here is measured: all of it is counted.")
    tables = [roundings(), doubts(), caches(), availabilities()]
    print("\n\n".join(tables))
