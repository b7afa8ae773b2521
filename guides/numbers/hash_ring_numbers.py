"""The tables of guides/hash_ring.md, as Markdown.

    python guides/numbers/hash_ring_numbers.py            what is counted
    python guides/numbers/hash_ring_numbers.py --bench    what is measured, beside other libraries

A count is the same on every machine; what is measured is a ratio of times in one process.
"""

# ruff: noqa: SLF001 - arcs and rows are measured where they are kept

import platform
import sys
import tracemalloc
from argparse import ArgumentParser
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import md5
from importlib import import_module
from itertools import cycle, islice
from math import inf, lcm
from operator import sub
from pathlib import Path
from statistics import mean
from typing import Any
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.tables import race, table
from solutions.hash_ring import hash_ring, jump, ketama, maglev, modulo, nginx, rendezvous

AROUND = 2**32  # places on a ring
SIZES = {10: 10, 100: 2, 1_000: 1}  # servers, and how many such fleets
KEYS = [f"page-{number}" for number in range(10_000)]


def fleet(servers: int, number: int = 0) -> list[str]:
    """Return the names of so many servers, others for each number."""
    return [f"cache-{number}-{server:04}:11212" for server in range(servers)]


def without_the_middle(servers: list[str]) -> list[str]:
    """Return all but the one in the middle."""
    return servers[: len(servers) // 2] + servers[len(servers) // 2 + 1 :]


def ring_of(make: Callable[[], Any], servers: Sequence[str]) -> Any:
    """Return a placement that knows these servers."""
    ring = make()
    ring.add(*servers)
    return ring


# How much went from whom to whom, of all places that a key can have

Moves = dict[tuple[str, str], float]


def arcs(before: Any, after: Any) -> Moves:
    """Measure the arcs of two rings."""
    points = sorted({*before._ring[0], *after._ring[0]})
    sizes = map(sub, points, [points[-1] - AROUND, *points])
    servers = (
        [owners[bisect_left(places, point)] for point in points]
        for places, owners in (before._ring, after._ring)
    )
    moves: Moves = defaultdict(int)
    for move, size in zip(zip(*servers, strict=True), sizes, strict=True):
        moves[move] += size
    return {move: size / AROUND for move, size in moves.items()}


def slots(before: Any, after: Any) -> Moves:
    """Count the slots of two tables, over all numbers that fall into different pairs of them."""
    numbers = lcm(len(before._slots), len(after._slots))
    moves = Counter(islice(zip(cycle(before._slots), cycle(after._slots), strict=False), numbers))
    return {move: count / numbers for move, count in moves.items()}


def sample(before: Any, after: Any) -> Moves:
    """Count keys, where a placement has no table to look at."""
    moves = Counter((before.find(key), after.find(key)) for key in KEYS)
    return {move: count / len(KEYS) for move, count in moves.items()}


def largest(moves: Moves) -> float:
    """Return the largest share that a server had before, of all."""
    shares: dict[str, float] = defaultdict(float)
    for (server, _), share in moves.items():
        shares[server] += share
    return max(shares.values())


def moved(moves: Moves) -> float:
    """Return how much is on another server than before."""
    return sum(share for (old, new), share in moves.items() if old != new)


Measure = Callable[[Any, Any], Moves]
PLACEMENTS: dict[str, tuple[Callable[[], Any], Measure]] = {
    "hash % n": (modulo.HashRing, slots),
    "ring, 100 points": (hash_ring.HashRing, arcs),
    "ketama, 160 points": (ketama.HashRing, arcs),
    "nginx, 160 points": (nginx.HashRing, arcs),
    "Maglev, 65,537 rows": (maglev.HashRing, slots),
}
LEAVING = 100  # servers, of which one leaves


def shares_and_moves() -> str:
    """Compare what placements give to a server, and what they move when one comes or goes."""
    shares: list[list[str]] = []
    moves: list[list[str]] = []
    for name, (make, measure) in PLACEMENTS.items():
        share, joins, leaves = [], [], []
        for size, fleets in SIZES.items():
            figures = []
            for number in range(fleets if measure is arcs else 1):
                servers = fleet(size, number)
                placement = ring_of(make, servers)
                one_more = measure(placement, ring_of(make, [*servers, "the-last:11212"]))
                figures.append((largest(one_more) * size, moved(one_more) * (size + 1)))
            of_shares, of_moves = zip(*figures, strict=True)
            share.append(mean(of_shares))
            joins.append(mean(of_moves))
            if size == LEAVING:
                one_less = ring_of(make, without_the_middle(servers))
                leaves.append(moved(measure(placement, one_less)) * size)
        shares.append([name, *(f"{number:.2f}" for number in share)])
        moves.append([name, *(f"{number:.2f}" for number in [*joins, *leaves])])
    servers = fleet(LEAVING)
    one_less = ring_of(jump.HashRing, without_the_middle(servers))
    renumbered = moved(sample(ring_of(jump.HashRing, servers), one_less)) * LEAVING
    for name, left in (("jump", renumbered), ("rendezvous", 1)):  # keys are thrown, not servers
        shares.append([name, *["1.00"] * 3])
        moves.append([name, *["1.00"] * 3, f"{left:.2f}"])
    sizes = [f"{size:,}" for size in SIZES]
    return (
        "The largest share, in fair shares, of 10, 100 and 1,000 servers; of rings the mean of ten"
        " fleets, two and one.\n\n"
        + table(["placement", *sizes], shares)
        + "\n\nWhat moves when one joins, the last by name, and when one in the middle leaves, in"
        " fair shares: about 1 has to.\n\n"
        + table(["placement", *(f"{size} + 1" for size in sizes), f"{LEAVING} - 1"], moves)
    )


def points() -> str:
    """Compare how many points a server has."""
    fleets = [fleet(10, number) for number in range(10)]
    rows = []
    for count in (1, 10, 40, 100, 160, 500):
        hash_ring.POINTS = count
        rings = [ring_of(hash_ring.HashRing, servers) for servers in fleets]
        shares = [largest(arcs(ring, ring)) * 10 for ring in rings]
        rest = ring_of(hash_ring.HashRing, fleets[0][1:])
        heirs = {new for old, new in arcs(rings[0], rest) if old == fleets[0][0]}
        rows.append([f"{count}", f"{mean(shares):.2f}", f"{max(shares):.2f}", f"{len(heirs)}"])
    hash_ring.POINTS = 100
    return (
        "Ten servers, ten fleets: the largest share, in fair shares, and how many of nine take"
        " over what one leaves.\n\n"
        + table(["points a server", "largest, mean", "largest, worst", "heirs"], rows)
    )


def hashes() -> str:
    """Compare hash functions for the names of points."""

    def md5_of(text: str) -> int:
        return int.from_bytes(md5(text.encode(), usedforsecurity=False).digest()[:4], "big")

    functions: dict[str, Callable[[str], int]] = {
        "CRC-32": lambda text: crc32(text.encode()),
        "CRC-32, multiplied: the reference": hash_ring.place_of,
        "MD5": md5_of,
    }
    rows = []
    for name, function in functions.items():
        shares = []
        for size, fleets in ((10, 10), (100, 2)):
            rings = [
                ring_of(partial(hash_ring.HashRing, function), fleet(size, number))
                for number in range(fleets)
            ]
            shares.append(mean(largest(arcs(ring, ring)) * size for ring in rings))
        rows.append([name, *(f"{share:.2f}" for share in shares)])
    return (
        "100 points a server: the largest share, in fair shares, by the hash function; ten fleets"
        " of 10 servers, two of 100.\n\n" + table(["hash function", "10", "100"], rows)
    )


def copies() -> str:
    """Count on how many servers three copies are that are put at the next three points."""
    rows = []
    for size in (4, 10, 100):
        places, owners = ring_of(hash_ring.HashRing, fleet(size))._ring
        spread = Counter[int]()
        for key in KEYS:
            first = bisect_left(places, hash_ring.place_of(key))
            spread[len({owners[(first + step) % len(places)] for step in range(3)})] += 1
        rows.append([f"{size}", *(f"{spread[number] / len(KEYS):.1%}" for number in (3, 2, 1))])
    return (
        "Three copies at the next three points on the ring: on how many servers they are.\n\n"
        + table(["servers", "on three", "on two", "on one"], rows)
    )


def limits() -> str:
    """Compare how far a server may exceed its share of the requests under way."""
    rows = []
    for limit in (1.0, 1.05, 1.25, 1.5, 2.0, inf):
        hash_ring.LIMIT = min(limit, 1e9)
        ring = ring_of(hash_ring.HashRing, "abcd")
        carried = Counter(ring.take("sale") for _ in range(100)).most_common()
        numbers = [f"{number}" for _, number in carried]
        rows.append([f"{limit:g}", *(numbers + ["0"] * 4)[:4]])
    hash_ring.LIMIT = 1.25
    return (
        "100 requests for one page, four servers: who carries how many, by the limit.\n\n"
        + table(["limit, in fair shares", "first", "second", "third", "fourth"], rows)
    )


def doubling() -> str:
    """Say how much a division moves when its divisor grows."""
    rows = []
    for before, after in ((4, 5), (4, 6), (4, 8), (4, 12), (9, 10)):
        names = fleet(after)
        small, large = ring_of(modulo.HashRing, names[:before]), ring_of(modulo.HashRing, names)
        needed = 1 - before / after
        share = moved(slots(small, large))
        rows.append([f"{before} to {after}", f"{share:.1%}", f"{needed:.1%}"])
    return "What moves by `hash % n`.\n\n" + table(["servers", "moves", "had to"], rows)


def fewer_points() -> str:
    """Say at which numbers of equal servers libmemcached's arithmetic loses four points of each."""

    def points(servers: int) -> int:
        ring = ketama.HashRing()
        ring._weights = dict.fromkeys(map(str, range(servers)), 1)
        return len(ring._points_of("0"))

    of = {servers: points(servers) for servers in range(1, 1_001)}
    fewer = [servers for servers, number in of.items() if number == 156]
    assert {*of.values()} == {156, 160}
    first = ", ".join(map(str, fewer[:8]))
    rows = [[f"{first} and {len(fewer) - 8} more", "156"], ["all others", "160"]]
    return "Points of a server by ketama's arithmetic, for 1 to 1,000 equal servers.\n\n" + table(
        ["servers", "points of each"], rows
    )


# What is measured

ROUNDS = 7
MEASURED = (
    "measured with `python guides/numbers/hash_ring_numbers.py --bench`, Python"
    f" {platform.python_version()} on {platform.system()} {platform.machine()}; medians of {ROUNDS}"
    " rounds in turn."
)


def peer(**options: str) -> Callable[[Sequence[str]], Any]:
    """Return how a ring of uhashring is made."""
    try:
        uhashring = import_module("uhashring")
    except ModuleNotFoundError:
        sys.exit("uhashring is not installed: pip install uhashring")
    return lambda servers: uhashring.HashRing(servers, **options)


def ours(make: Callable[[], Any], points: int = 100) -> Callable[[Sequence[str]], Any]:
    """Return how a placement is made."""

    def build(servers: Sequence[str]) -> Any:
        hash_ring.POINTS = points
        try:
            return ring_of(make, servers)
        finally:
            hash_ring.POINTS = 100

    return build


def memory(build: Callable[[Sequence[str]], Any], servers: Sequence[str]) -> int:
    """Return the bytes that a placement takes."""
    tracemalloc.start()
    placement = build(servers)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del placement  # not before its memory is measured
    return size


def bench() -> str:
    """Compare look-ups, building and memory with uhashring's."""
    contestants = {
        "uhashring, ketama": peer(hash_fn="ketama"),
        "uhashring, default": peer(),
        "the reference, 160 points": ours(hash_ring.HashRing, 160),
        "the reference, 100 points": ours(hash_ring.HashRing),
        "ketama.py": ours(ketama.HashRing),
        "nginx.py": ours(nginx.HashRing),
        "maglev.py, 65,537 rows": ours(maglev.HashRing),
        "jump.py": ours(jump.HashRing),
        "rendezvous.py": ours(rendezvous.HashRing),
        "modulo.py": ours(modulo.HashRing),
    }
    builds = [*contestants.values()]
    columns: dict[str, list[list[float]]] = {"look-up": [], "build": [], "memory": []}
    for size in SIZES:
        servers = fleet(size)
        placements = [build(servers) for build in builds]
        finds = [getattr(placement, "get_node", None) or placement.find for placement in placements]

        def looks(find: Callable[[str], Any]) -> Callable[[], Any]:
            return lambda: [find(key) for key in KEYS[:500]]

        def building(build: Any, servers: list[str] = servers) -> Callable[[], Any]:
            return lambda: build(servers)

        columns["look-up"].append(race([looks(find) for find in finds]))
        columns["build"].append(race([building(build) for build in builds]))
        sizes = [memory(build, servers) for build in builds]
        columns["memory"].append([size / sizes[0] for size in sizes])
    heads = [f"{size:,}" for size in SIZES]
    tables = []
    for kind, of_size in columns.items():
        rows = zip(contestants, *of_size, strict=True)
        cells = [[str(name), *(f"{float(x):.2f}" for x in numbers)] for name, *numbers in rows]
        tables.append(table([f"{kind}, servers", *heads], cells))
    return (
        "Look-ups and building: how many times as fast as uhashring's ketama; memory: how many"
        f" times as much; for 10, 100 and 1,000 servers, {MEASURED}\n\n" + "\n\n".join(tables)
    )


if __name__ == "__main__":
    parser = ArgumentParser(description="Print the numbers of guides/hash_ring.md.")
    parser.add_argument("--bench", action="store_true", help="measure, beside other libraries")
    counted = [doubling, points, hashes, copies, limits, shares_and_moves, fewer_points]
    tables = [bench] if parser.parse_args().bench else counted
    maglev.ROWS = 65_537  # as Envoy has it
    print("\n\n".join(make() for make in tables))
