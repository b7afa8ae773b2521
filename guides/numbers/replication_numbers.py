"""Prints the tables of guides/replication.md; the same on every machine."""

import sys
from itertools import combinations, product
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.tables import table

SEEDS = range(1, 11)
COPIES = 3
CHANGES = 2_000  # in each run
PAUSE = 1_000  # ms at most between a change and the look at it
LAGS = (1, 10, 100, 1_000, 10_000)  # ms, on average
EACH_SECOND = 100  # orders


def percent(part: float, whole: float) -> str:
    """Return a share as one reads it."""
    return f"{100 * part / whole:.1f} %"


class Shop:
    """One leader (copy 0) and two followers, each behind by a lag that is drawn for each change."""

    def __init__(self, lag: int, seed: int) -> None:
        self.lag = lag
        self.dice = Random(seed)

    def below(self, limit: int) -> int:
        """Return a number from 0 on that is smaller than `limit`."""
        return int(limit * self.dice.random())

    def change(self) -> list[int]:
        """Return for each copy after how many ms it has the change: 0 to twice the mean lag."""
        return [0] + [self.below(2 * self.lag + 1) for _ in range(COPIES - 1)]


def lag() -> str:
    """Say how often a shopper misses what she has just changed."""
    rows = []
    at_leader = 0
    for mean in LAGS:
        stale = back = stale_later = at_leader = 0
        for seed in SEEDS:
            shop = Shop(mean, seed)
            for _ in range(CHANGES):
                has = shop.change()
                first, second = shop.below(COPIES), shop.below(COPIES)
                now = shop.below(PAUSE + 1)
                later = now + shop.below(PAUSE + 1)
                misses = has[first] > now
                stale += misses
                back += not misses and has[second] > later
                stale_later += misses and now > PAUSE // 2
                at_leader += first == 0 or now <= PAUSE // 2
        looks = CHANGES * len(SEEDS)
        rows.append([f"{mean:,} ms", *(percent(bad, looks) for bad in (stale, back, stale_later))])
    heads = [
        "mean lag",
        "any copy: misses her own change",
        "any copy: sees it, then not",
        "leader for half a second, then any copy: misses it",
    ]
    return (
        f"{COPIES} copies, {CHANGES:,} changes, seeds {SEEDS[0]} to {SEEDS[-1]}. She looks twice,"
        f" at copies drawn by lot; each look comes 0 to {PAUSE:,} ms after what was before it.\n\n"
        + table(heads, rows)
        + "\n\nWith the leader for half a second, the leader answers"
        + f" {percent(at_leader, CHANGES * len(SEEDS))} of first looks, not"
        + f" {percent(1, COPIES)}."
    )


def quorums() -> str:
    """Say for each W and R how many reads miss a confirmed write, and what works with one down."""
    nodes = range(COPIES)
    rows = []
    for write, read in product(range(1, COPIES + 1), repeat=2):
        pairs = product(combinations(nodes, write), combinations(nodes, read))
        missed = [not set(has) & set(asked) for has, asked in pairs]
        with_one_down = [
            not set(has) & set(asked)
            for down in nodes
            for has in combinations(nodes, write)
            for asked in combinations(set(nodes) - {down}, read)
        ]
        rows.append(
            [
                f"{write}",
                f"{read}",
                f"{write + read}",
                percent(sum(missed), len(missed)),
                percent(sum(with_one_down), len(with_one_down)) if with_one_down else "no reads",
                f"{COPIES - write}",
                f"{COPIES - read}",
            ]
        )
    heads = [
        "W",
        "R",
        "W + R",
        "reads that miss the write",
        "one node dies in between",
        "nodes that writes can spare",
        "reads can spare",
    ]
    return (
        f"N = {COPIES}. A write is confirmed when W nodes have it; a read follows before the others"
        " have it, and asks R nodes. All choices are counted.\n\n" + table(heads, rows)
    )


def sloppy() -> str:
    """Say what a quorum of stand-ins is worth when the right nodes come back."""
    home, stand_in = {"a", "b", "c"}, "d"
    down = {"a", "b"}
    has = {"c", stand_in}
    reads = list(combinations(sorted(home), 2))
    missed = sum(not has & set(asked) for asked in reads)
    return (
        f"W = 2, R = 2, N = 3. {len(down)} of a, b, c are down: a strict quorum refuses the write,"
        " a sloppy one keeps it on c and on the stand-in d. The two come back before d has handed"
        f" the write over: {percent(missed, len(reads))} of reads miss it."
    )


def unconfirmed() -> str:
    """Say how often a write that was not confirmed is seen and then gone."""
    nodes = range(COPIES)
    asked = list(combinations(nodes, 2))
    plain = repaired = 0
    for first, second in product(asked, repeat=2):
        has = {0}  # one node of two got it, and its writer was told of an error
        seen = bool(has & set(first))
        plain += seen and not has & set(second)
        repaired += seen and not (has | set(first)) & set(second)
    pairs = len(asked) ** 2
    rows = [["no repair", percent(plain, pairs)], ["read repair", percent(repaired, pairs)]]
    return (
        "W = 2, R = 2, N = 3. A write reached one node, and its writer was told of an error. Two"
        " reads follow, one after the other.\n\n"
        + table(["after a read", "first read new, second old"], rows)
    )


def failover() -> str:
    """Say how many confirmed orders a dead leader takes with it, and what it costs to lose none."""
    death = 60_000
    rows = []
    for mean in LAGS:
        lost = lost_in_step = waited = orders = 0
        for seed in SEEDS:
            shop = Shop(mean, seed)
            has = [0, 0]  # when each follower has the newest order, and all before it
            arrivals = []
            for made in range(0, death, 1_000 // EACH_SECOND):
                has = [
                    max(then, made + lag) for then, lag in zip(has, shop.change()[1:], strict=True)
                ]
                arrivals.append(has)
                waited += min(has) - made
            logs = [sum(then[follower] <= death for then in arrivals) for follower in (0, 1)]
            confirmed = sum(min(then) <= death for then in arrivals)
            orders += len(arrivals)
            lost += len(arrivals) - max(logs)
            lost_in_step += confirmed - max(logs)
        rows.append(
            [
                f"{mean:,} ms",
                f"{lost / len(SEEDS):,.0f}",
                f"{lost_in_step / len(SEEDS):,.0f}",
                f"{waited / orders:,.0f} ms",
            ]
        )
    heads = [
        "mean lag",
        "leader alone confirms: lost",
        "one follower has it first: lost",
        "an order waits for that",
    ]
    return (
        f"{EACH_SECOND} orders a second; the leader dies after a minute, and the follower with the"
        f" longer log takes its place. Mean of seeds {SEEDS[0]} to {SEEDS[-1]}.\n\n"
        + table(heads, rows)
    )


def detection() -> str:
    """Say what the time until a silent leader counts as dead costs, and saves."""
    pauses = 30 * 24 * 6
    rows = []
    for limit in (1, 3, 10, 30):
        wrong = 0
        for seed in SEEDS:
            dice = Random(seed)
            wrong += sum(0.05 / (1 - dice.random()) > limit for _ in range(pauses))
        rows.append([f"{limit} s", f"{wrong / len(SEEDS):.0f}", f"{limit * EACH_SECOND:,}"])
    heads = ["silent for", "leaders deposed in vain in 30 days", "orders refused when one dies"]
    return (
        "A leader pauses every ten minutes, 0.05 s or longer: a pause k times as long is k times"
        f" as rare. Mean of seeds {SEEDS[0]} to {SEEDS[-1]}.\n\n" + table(heads, rows)
    )


def split() -> str:
    """Say what two leaders do to a thousand baskets, and what a majority does to the shoppers."""
    baskets = 1_000
    rows = []
    for seconds in (1, 10, 60):
        both = lost = 0
        for seed in SEEDS:
            dice = Random(seed)
            changed: list[dict[int, int]] = [{}, {}]
            for _ in range(seconds * EACH_SECOND):
                side, basket = int(2 * dice.random()), int(baskets * dice.random())
                changed[side][basket] = changed[side].get(basket, 0) + 1
            twice = changed[0].keys() & changed[1].keys()
            both += len(twice)
            lost += sum(changed[0][basket] for basket in twice)
        rows.append(
            [
                f"{seconds} s",
                f"{both / len(SEEDS):,.0f}",
                f"{lost / len(SEEDS):,.0f}",
                f"{seconds * EACH_SECOND // 2:,}",
            ]
        )
    heads = [
        "the line is cut for",
        "two leaders: baskets changed on both sides",
        "changes lost if one side wins",
        "majority only: changes refused",
    ]
    return (
        f"{EACH_SECOND} changes a second to {baskets:,} baskets, half on each side of the cut."
        f" Mean of seeds {SEEDS[0]} to {SEEDS[-1]}.\n\n" + table(heads, rows)
    )


if __name__ == "__main__":
    tables = [lag(), quorums(), sloppy(), unconfirmed(), failover(), detection(), split()]
    print("\n\n".join(tables))
