"""Prints the tables of guides/sharding.md; the same on every machine."""

import hashlib
import sys
from bisect import bisect, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.tables import table

SEED = 42
SHARDS = 4
ORDERS = 10_000
SHOPPERS = 1_000
SLICES = 64
HASHES = 5
PERIOD = 100  # orders in a report

Place = Callable[[int], int]


def hashed(key: int, salt: int = 0) -> int:
    """Return a number that looks drawn by lot, the same in every process."""
    return int.from_bytes(hashlib.blake2b(f"{salt} {key}".encode(), digest_size=8).digest())


def by_range(bounds: Sequence[int]) -> Place:
    """Return the rule that gives shard 0 the keys below the first bound, and so on."""
    return lambda key: bisect_right(bounds, key)


def by_hash(shards: int) -> Place:
    """Return the rule that takes the hash modulo the number of shards."""
    return lambda key: hashed(key) % shards


def by_directory(owners: Sequence[int]) -> Place:
    """Return the rule that looks up who has the slice of the hash."""
    return lambda key: owners[hashed(key) % len(owners)]


def grown(owners: list[int], shards: int) -> list[int]:
    """Return a directory in which a new shard has its share, taken from the fullest one by one."""
    owners, new = list(owners), shards
    for _ in range(len(owners) // (shards + 1)):
        fullest, _ = Counter(owner for owner in owners if owner != new).most_common(1)[0]
        owners[owners.index(fullest)] = new
    return owners


def moved(before: Place, after: Place, keys: range) -> str:
    """Return how many of 100 keys change their shard."""
    return f"{100 * sum(before(key) != after(key) for key in keys) / len(keys):.0f}"


def placements() -> str:
    """Compare three ways to say where an order lives, with order numbers that only grow."""
    orders = range(ORDERS)
    bounds = [ORDERS * part // SHARDS for part in range(1, SHARDS)]
    owners = [part % SHARDS for part in range(SLICES)]
    ways = {
        "range of the number": (by_range(bounds), by_range([*bounds, ORDERS - ORDERS // 8])),
        "hash modulo shards": (by_hash(SHARDS), by_hash(SHARDS + 1)),
        f"directory of {SLICES} slices": (
            by_directory(owners),
            by_directory(grown(owners, SHARDS)),
        ),
    }
    rows = []
    for name, (place, bigger) in ways.items():
        full = Counter(map(place, orders))
        today = Counter(map(place, orders[-1_000:]))
        reports = [
            len(set(map(place, orders[at : at + PERIOD]))) for at in range(0, ORDERS, PERIOD)
        ]
        rows.append(
            [
                name,
                f"{100 * max(full.values()) / ORDERS:.0f}",
                f"{100 * max(today.values()) / 1_000:.0f}",
                f"{sum(reports) / len(reports):.2f}",
                moved(place, bigger, orders),
            ]
        )
    heads = [
        "where an order lives",
        "of 100 orders at the fullest",
        "of today's 100 at the busiest",
        f"shards asked for {PERIOD} in a row",
        "of 100 move for a fifth shard",
    ]
    return (
        f"{ORDERS:,} orders with growing numbers on {SHARDS} shards; today's are the last 1,000."
        f"\n\n" + table(heads, rows)
    )


def shoppers_of_orders() -> list[int]:
    """Return for each order whose it is: popularity 1/rank."""
    dice, shares = Random(SEED), list(accumulate(1 / rank for rank in range(1, SHOPPERS + 1)))
    return [bisect(shares, dice.random() * shares[-1]) for _ in range(ORDERS)]


def skew() -> str:
    """Say what the key decides: by order, by shopper, or by both where one shopper is big."""
    whose = shoppers_of_orders()
    big = Counter(whose).most_common(1)[0][0]
    in_parts = [
        SHOPPERS + order % 8 if shopper == big else shopper for order, shopper in enumerate(whose)
    ]
    rows = []
    for name, keys in {
        "the order": list(range(ORDERS)),
        "the shopper": whose,
        "the shopper, the biggest in 8 parts": in_parts,
    }.items():
        full = spread = for_big = 0.0
        for salt in range(1, HASHES + 1):
            where = {key: hashed(key, salt) % 16 for key in keys}
            full += max(Counter(where[key] for key in keys).values()) * 16 / ORDERS
            shards: dict[int, set[int]] = {}
            for key, shopper in zip(keys, whose, strict=True):
                shards.setdefault(shopper, set()).add(where[key])
            for_big += len(shards.pop(big))
            spread += sum(map(len, shards.values())) / len(shards)
        rows.append([name, *(f"{total / HASHES:.1f}" for total in (full, spread, for_big))])
    heads = [
        "sharded by",
        "fullest shard, times the average",
        "shards of a shopper's orders",
        "of the biggest shopper's",
    ]
    part = 100 * Counter(whose)[big] / ORDERS
    return (
        f"{ORDERS:,} orders of {SHOPPERS:,} shoppers (seed {SEED}) on 16 shards; the biggest"
        f" shopper has {part:.0f} of 100 orders. Mean of {HASHES} hashes.\n\n" + table(heads, rows)
    )


def indexes() -> str:
    """Say what it takes to find the orders of a shopper when they are sharded by order."""
    whose = shoppers_of_orders()
    rows = []
    for shards in (4, 16, 64):
        where: dict[int, set[int]] = {}
        for order, shopper in enumerate(whose):
            where.setdefault(shopper, set()).add(hashed(order) % shards)
        fetched = sum(
            len(places | {hashed(shopper) % shards}) for shopper, places in where.items()
        ) / len(where)
        for name, asked, touched in (
            ("local", float(shards), 1.0),
            ("global, of numbers", fetched, 2 - 1 / shards),
            ("global, with the columns", 1.0, 2 - 1 / shards),
        ):
            slow = 100 * (1 - 0.99**asked)
            dead = 100 * asked / shards
            rows.append(
                [
                    f"{shards}, {name}",
                    f"{asked:.1f}",
                    f"{touched:.2f}",
                    f"{slow:.0f}",
                    f"{dead:.0f}",
                ]
            )
    heads = [
        "shards, index",
        "shards asked",
        "shards written for an order",
        "of 100 meet a slow one",
        "of 100 fail with one down",
    ]
    return (
        "Find all orders of one shopper; orders are sharded by the hash of their number. Each shard"
        f" is slow for 1 request of 100. Seed {SEED}.\n\n" + table(heads, rows)
    )


def full_disk() -> str:
    """Say what a shard more does for range sharding, by where the range is cut."""
    half = ORDERS // 2
    rows = []
    for name, bounds in (
        ("none", []),
        ("in the middle of all", [half]),
        ("where today begins", [ORDERS]),
    ):
        place = by_range(bounds)
        later = Counter(map(place, range(ORDERS, ORDERS + 1_000)))
        moves = sum(place(order) for order in range(ORDERS))
        rows.append([name, f"{moves:,}", f"{100 * max(later.values()) // 1_000} of 100"])
    return (
        f"One shard holds orders 0 to {ORDERS - 1:,}, and is cut; then 1,000 more come.\n\n"
        + table(["the cut", "orders moved", "new orders at the busiest"], rows)
    )


if __name__ == "__main__":
    tables = [placements(), full_disk(), skew(), indexes()]
    print("\n\n".join(tables))
