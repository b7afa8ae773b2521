"""Prints the tables of guides/tinyurl.md; the same on every machine."""

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.estimation_numbers import HOURS_A_YEAR, duration
from guides.numbers.tables import table
from solutions.estimation import estimation as exact

WRITES = exact.per_second(500e6)
READS = exact.reads_per_second(WRITES, 100)
PEAK = exact.peak_per_second(READS, 3)
LINKS = 500_000_000 * 12 * 5
KEPT = exact.kept_terabytes(500e6, 500, 5)
DISK = exact.disk_terabytes(KEPT, 3, 0.7)
CLICKS = exact.kept_terabytes(100 * 500e6, 100, 5)
LIVING = exact.kept_terabytes(500e6, 500, 2)
PARTITIONS = math.ceil(DISK / 2 / 3)
READS_A_MACHINE = 1_000  # a second, of a machine of the store: assumed, to be measured first
ALPHABET = 62
ALLOWED = 20  # codes that are not there, a minute, for each address
GUESSES = 1_000  # a second, from many addresses


def estimates() -> str:
    """Say how much there is of what."""
    inside = exact.in_flight(PEAK, 5)
    servers = exact.servers(inside, 32)
    hour = exact.cache_gigabytes(READS, 500, 1 / 24)
    rows = [
        ["new links a second", "500 million a month", f"{WRITES:.0f}"],
        ["new links in the busiest second", "3 times the average", f"{3 * WRITES:.0f}"],
        ["redirects a second", "100 for each link", f"{READS:,.0f}"],
        ["in the busiest second", "3 times the average", f"{PEAK:,.0f}"],
        ["redirects at a time", "5 ms each, at the peak", f"{inside:.0f}"],
        ["servers", "32 at once each, and one to spare", f"{servers}"],
        ["links in the end", "5 years", f"{LINKS:,}"],
        ["one copy", "500 bytes a link", f"{KEPT:.0f} TB"],
        ["of that alive", "2 years", f"{LIVING:.0f} TB"],
        ["disk", "3 copies, 70 % full at most", f"{DISK:.1f} TB"],
        ["disks", "of 2 TB each", f"{math.ceil(DISK / 2)}"],
        ["clicks kept as they come", "100 bytes a click, 5 years, one copy", f"{CLICKS:.0f} TB"],
        ["in", "500 bytes a new link", f"{exact.megabits_per_second(WRITES, 500):.2f} Mbit/s"],
        ["out", "500 bytes, at the peak", f"{exact.megabits_per_second(PEAK, 500):.0f} Mbit/s"],
        ["cache", "a fifth of a day", f"{exact.cache_gigabytes(READS, 500, 0.2):.0f} GB at most"],
        ["cache", "an hour, all of it", f"{hour:.0f} GB at most"],
        ["characters", "at most 1 in 100 codes in use", f"{exact.code_length(LINKS, 62, 0.01)}"],
    ]
    return table(["what", "from", "comes to"], rows)


def codes() -> str:
    """Say what a character more gives."""
    rows = []
    for length in (5, 6, 7, 8):
        space = ALPHABET**length
        rows.append(
            [
                f"{length}",
                f"{space:,}",
                hits(LINKS / space),
                f"{math.sqrt(2 * math.log(2) * space):,.0f}",
            ]
        )
    heads = ["characters", "codes", "of 100 blind guesses hit", "drawn until two are equal"]
    return (
        f"With {LINKS:,} links; of 7 characters 1 draw in {ALPHABET**7 / LINKS:.0f} is then taken"
        " already. The last column: after so many draws at random, the chance that two of them are"
        " equal is one half.\n\n" + table(heads, rows)
    )


def hits(share: float) -> str:
    """Return how many of 100 blind guesses hit, where such a share of all codes is in use."""
    return "too few codes" if share > 1 else f"{100 * share:.2g}"


def guessing() -> str:
    """Say what a stranger finds who tries codes at random, if all links had codes so long."""
    rows = []
    for length in (7, 8, 10, 22):
        guesses = ALPHABET**length / LINKS
        rows.append(
            [
                f"{length}",
                f"{length * math.log2(ALPHABET):.0f}",
                rounded(guesses),
                every(guesses / GUESSES / 3_600),
                rounded(found_a_day(guesses)),
            ]
        )
    heads = [
        "characters",
        "random bits",
        "guesses for a hit",
        f"a hit every, at {GUESSES:,} guesses a second",
        "strangers' links a day, for each IP address",
    ]
    return (
        f"With {LINKS:,} links. In the last column an IP address may be told {ALLOWED} times"
        f" a minute that a code is unknown, which is {ALLOWED * 1_440:,} times a day.\n\n"
        + table(heads, rows)
    )


def found_a_day(guesses: float) -> float:
    """Return how many links one address finds a day, where so many guesses find one."""
    return ALLOWED * 1_440 / (guesses - 1)  # one find for each guesses - 1 misses


def every(hours: float) -> str:
    """Return a time in its usual unit, or in powers of ten of a year."""
    return duration(hours) if hours < HOURS_A_YEAR else f"{rounded(hours / HOURS_A_YEAR)} years"


def rounded(number: float) -> str:
    """Return a number as one says it."""
    if number >= 1e9:
        return f"{number:.0e}".replace("e+", " x 10^")
    if number >= 1e6:
        return f"{number / 1e6:.0f} million"
    return f"{number:,.0f}" if number >= 1 else f"{number:.1g}" if number > 1e-9 else "0"


def misses() -> str:
    """Say what reaches the database."""
    rows = []
    for hit_rate in (0, 50, 90, 95):
        left = 1 - hit_rate / 100
        machines = math.ceil(PEAK * left / READS_A_MACHINE)
        rows.append([f"{hit_rate} %", f"{READS * left:,.0f}", f"{PEAK * left:,.0f}", f"{machines}"])
    heads = ["hits", "reads of the store a second", "in the busiest second", "machines for those"]
    return (
        f"A machine of the store is taken to serve {READS_A_MACHINE:,} reads a second.\n\n"
        + table(heads, rows)
    )


def without_the_cache() -> str:
    """Say what a trip to the store, on every redirect, does to the servers."""
    inside = exact.in_flight(PEAK, 12)
    held = 32 * exact.servers(exact.in_flight(PEAK, 5), 32)
    return (
        f"If the trip to the store turns 5 ms into 12, {inside:.0f} redirects are inside at the"
        f" peak; the servers hold {held}, and {exact.servers(inside, 32)} would be needed."
    )


def rebuilding() -> str:
    """Say how long a lost copy takes to be made again."""
    sizes = [KEPT, LIVING, KEPT / PARTITIONS]
    whole, living, part = (terabytes * 8e12 / 1e9 / 3_600 for terabytes in sizes)
    return (
        f"Copied over a line of 1 Gbit/s, {KEPT:.0f} TB take {whole:.0f} hours, {LIVING:.0f} TB"
        f" {living:.0f}, and one of {PARTITIONS} partitions {part:.0f}."
    )


def partitions() -> str:
    """Say what a partition more moves."""
    more = PARTITIONS + 1
    cycle = PARTITIONS * more
    stay = sum(key % PARTITIONS == key % more for key in range(cycle))
    rows = [
        ["the code's number modulo the partitions", f"{100 - 100 * stay / cycle:.0f} of 100"],
        ["a ring, or a table of many small slices", f"{100 / more:.0f} of 100"],
    ]
    return (
        f"{PARTITIONS} partitions (of 2 TB disks, each with its 3 copies), and one is added.\n\n"
        + table(["who keeps a link is decided by", "links that move"], rows)
    )


def darkness() -> str:
    """Say how long a year nobody is redirected."""
    works = 0.999
    pair = exact.availability_side_by_side([works] * 2)
    paths = {
        "balancer, server, cache, database, clicks: one of each": [works] * 5,
        "the clicks beside the path": [works] * 4,
        "and the cache, which may be asked in vain": [works] * 3,
        "and two of each that is left": [pair] * 3,
    }
    rows = [
        [name, duration((1 - exact.availability_in_a_row(parts)) * HOURS_A_YEAR)]
        for name, parts in paths.items()
    ]
    return "Each part works 99.9 % of the time, and fails apart from the others.\n\n" + table(
        ["what has to work for a redirect", "down a year"], rows
    )


def a_thousandth() -> str:
    """Say what a small shortener takes."""
    return (
        f"A thousandth of the brief is {READS / 1_000:.0f} redirects a second,"
        f" {PEAK / 1_000:.0f} at the peak, and {KEPT:.0f} GB in the end."
    )


if __name__ == "__main__":
    tables = [
        estimates(),
        misses(),
        without_the_cache(),
        codes(),
        guessing(),
        rebuilding(),
        partitions(),
        darkness(),
        a_thousandth(),
    ]
    print("\n\n".join(tables))
