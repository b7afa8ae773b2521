"""Prints the tables of guides/tinyurl.md; the same on every machine."""

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.estimation_numbers import HOURS_A_YEAR, duration, table
from solutions.estimation import estimation as exact

WRITES = exact.per_second(500e6)
READS = exact.reads_per_second(WRITES, 100)
PEAK = exact.peak_per_second(READS, 3)
LINKS = 500_000_000 * 12 * 5
KEPT = exact.kept_terabytes(500e6, 500, 5)
DISK = exact.disk_terabytes(KEPT, 3, 0.7)
CLICKS = exact.kept_terabytes(100 * 500e6, 100, 5)
PARTITIONS = math.ceil(DISK / 2 / 3)
ALPHABET = 62


def estimates() -> str:
    """Say how much there is of what."""
    inside = exact.in_flight(PEAK, 5)
    servers = exact.servers(inside, 32)
    rows = [
        ["new links a second", "500 million a month", f"{WRITES:.0f}"],
        ["redirects a second", "100 for each link", f"{READS:,.0f}"],
        ["in the busiest second", "3 times the average", f"{PEAK:,.0f}"],
        ["redirects at a time", "5 ms each, at the peak", f"{inside:.0f}"],
        ["servers", "32 at once each, and one to spare", f"{servers}"],
        ["links in the end", "5 years", f"{LINKS:,}"],
        ["one copy", "500 bytes a link", f"{KEPT:.0f} TB"],
        ["disk", "3 copies, 70 % full at most", f"{DISK:.1f} TB"],
        ["disks", "of 2 TB each", f"{math.ceil(DISK / 2)}"],
        ["clicks kept as they come", "100 bytes a click, 5 years, one copy", f"{CLICKS:.0f} TB"],
        ["in", "500 bytes a new link", f"{exact.megabits_per_second(WRITES, 500):.2f} Mbit/s"],
        ["out", "500 bytes, at the peak", f"{exact.megabits_per_second(PEAK, 500):.0f} Mbit/s"],
        ["cache", "a fifth of a day", f"{exact.cache_gigabytes(READS, 500, 0.2):.0f} GB at most"],
        ["characters", "at most 1 in 100 codes in use", f"{exact.code_length(LINKS, 62, 0.01)}"],
    ]
    return table(["what", "from", "comes to"], rows)


def codes() -> str:
    """Say what a character more gives."""
    rows = []
    for length in range(5, 9):
        space = ALPHABET**length
        share = LINKS / space
        rows.append(
            [
                f"{length}",
                f"{space:,}",
                f"{100 * share:.2g}" if share <= 1 else "too few codes",
                f"{math.sqrt(2 * math.log(2) * space):,.0f}",
            ]
        )
    heads = ["characters", "codes", "of 100 blind guesses hit", "drawn until two are equal"]
    return (
        f"With {LINKS:,} links; of 7 characters 1 draw in {ALPHABET**7 / LINKS:.0f} is then taken"
        " already. The last column: after so many draws at random, the chance that two of them are"
        " equal is one half.\n\n" + table(heads, rows)
    )


def misses() -> str:
    """Say what reaches the database."""
    rows = []
    for hit_rate in (0, 50, 90, 99):
        left = 1 - hit_rate / 100
        rows.append([f"{hit_rate} %", f"{READS * left:,.0f}", f"{PEAK * left:,.0f}"])
    return table(["hits", "reads of the database a second", "in the busiest second"], rows)


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
        ["what has to work for a redirect", "dark a year"], rows
    )


def a_thousandth() -> str:
    """Say what a small shortener takes."""
    return (
        f"A thousandth of the brief is {READS / 1_000:.0f} redirects a second,"
        f" {PEAK / 1_000:.0f} at the peak, and {KEPT:.0f} GB in the end."
    )


if __name__ == "__main__":
    tables = [estimates(), codes(), misses(), partitions(), darkness(), a_thousandth()]
    print("\n\n".join(tables))
