"""Prints the exact tables of guides/load_balancer.md; with --bench, what was measured beside them.

python guides/numbers/load_balancer_numbers.py
python guides/numbers/load_balancer_numbers.py --bench     (needs the extra "dev")
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from heapq import heappop, heappush
from itertools import cycle
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from solutions.load_balancer import (
    blind_dice,
    counted_buckets,
    load_balancer,
    round_robin,
    two_choices,
    unrolled_cycle,
)

SEED = 42
DAYS = range(1, 11)  # each with a seed of its own
REQUESTS = 3_000  # a day
DESIGNS: dict[str, Any] = {
    "random": blind_dice.Balancer,
    "round robin": round_robin.Balancer,
    "two choices": two_choices.Balancer,
    "least connections": load_balancer.Balancer,
}


def day(design: Any, takes: Callable[[float], int], seed: int) -> tuple[int, float, int]:
    """Send 3,000 requests to ten servers; return the longest queue, the mean response time, p99.

    A request comes in seven milliseconds of ten; a server works on one at a time. The response
    time is in milliseconds, from coming to being answered. All designs meet the same requests.
    """
    random.seed(seed)
    dice = random.Random(seed)
    names = [f"server-{number}" for number in range(10)]
    balancer = design(dict.fromkeys(names, 1))
    free, queue = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    working: list[tuple[int, int, str, Any]] = []
    times: list[int] = []
    longest = now = 0
    while len(times) < REQUESTS:
        now += 1
        while working and working[0][0] <= now:
            _, _, name, visit = heappop(working)
            visit.__exit__(None, None, None)
            queue[name] -= 1
        if dice.random() < 0.7:
            visit = balancer.pick()
            name = visit.__enter__()
            free[name] = max(now, free[name]) + takes(dice.random())
            heappush(working, (free[name], len(times), name, visit))
            times.append(free[name] - now)
            queue[name] += 1
            longest = max(longest, queue[name])
    return longest, sum(times) / REQUESTS, sorted(times)[REQUESTS * 99 // 100]


def even(_: float) -> int:
    """Take 10 ms."""
    return 10


def heavy_tailed(dice: float) -> int:
    """Take 5 ms, but one request in a hundred takes 505: 10 ms in the mean."""
    return 505 if dice < 0.01 else 5


def days() -> None:
    """Print what the designs make of even and of heavy-tailed service times."""
    for title, takes in (
        ("every request takes 10 ms", even),
        ("99 of 100 take 5 ms, one takes 505", heavy_tailed),
    ):
        print(f"10 servers, 70 % busy, {title}; the mean of {len(DAYS)} days")
        print(
            f"{'':<19}{'longest queue':>13}{'mean response':>16}{'p99':>9}"
            f"{'as ratios to random':>24}"
        )
        first: tuple[float, ...] = ()
        for name, design in DESIGNS.items():
            seen = [day(design, takes, seed) for seed in DAYS]
            means = tuple(statistics.mean(column) for column in zip(*seen, strict=True))
            first = first or means
            ratios = "  ".join(f"{a / b:.2f}" for a, b in zip(means, first, strict=True))
            longest, mean, p99 = means
            print(f"{name:<19}{longest:>13.0f}{mean:>13.1f} ms{p99:>6.0f} ms{ratios:>24}")
        print()


def fullest(balancers: int, every: int, choices: int | None) -> int:
    """Return the most requests open at one of 20 servers, with 400 shoppers there at a time.

    Balancers hear the servers' counts after so many shoppers; with every=1, all is fresh.
    """
    random.seed(SEED)
    dice = random.Random(SEED)
    names = [f"server-{number}" for number in range(20)]
    these = [load_balancer.Balancer(dict.fromkeys(names, 1), choices) for _ in range(balancers)]
    open_at = dict.fromkeys(names, 0)
    visits: list[tuple[str, Any]] = []
    most = 0
    for number in range(1_400):
        if every > 1 and number % every == 0:
            for balancer in these:
                for name in names:
                    balancer.hear(name, open_at[name])
        if number >= 400:
            place = int(dice.random() * len(visits))
            visits[place], visits[-1] = visits[-1], visits[place]
            name, visit = visits.pop()
            visit.__exit__(None, None, None)
            open_at[name] -= 1
        visit = these[number % balancers].pick()
        name = visit.__enter__()
        visits.append((name, visit))
        open_at[name] += 1
        most = max(most, *open_at.values()) if number >= 400 else most
    return most


def herds() -> None:
    """Print how full the fullest server gets: one balancer, and ten that hear old counts."""
    print("the most requests open at one of 20 servers; 20 each would be even")
    print(f"{'':<19}{'one balancer':>14}{'ten, counts 50 old':>20}{'ten, counts 100 old':>21}")
    for name, choices in (("random", 1), ("two choices", 2), ("least connections", None)):
        counts = [fullest(1, 1, choices), fullest(10, 50, choices), fullest(10, 100, choices)]
        print(f"{name:<19}{counts[0]:>14}{counts[1]:>20}{counts[2]:>21}")
    print()


class Watched(load_balancer.Server):
    """A server that notes when somebody asks how many requests are open there."""

    looked_at: set[str] = set()  # noqa: RUF012  one for all of them

    @property
    def own(self) -> int:
        """Return the count, and note that it was read."""
        Watched.looked_at.add(self.name)
        return self._count

    @own.setter
    def own(self, count: int) -> None:
        self._count = count


def looks(module: Any, servers: int) -> int:
    """Return how many servers' counts are read for one pick."""
    original = load_balancer.Server
    load_balancer.Server = Watched  # type: ignore[misc]
    try:
        balancer = module.Balancer(dict.fromkeys(map(str, range(servers)), 1))
        with balancer.pick(), balancer.pick():
            Watched.looked_at.clear()
            with balancer.pick():
                return len(Watched.looked_at)
    finally:
        load_balancer.Server = original  # type: ignore[misc]


def costs() -> None:
    """Print how many servers a pick looks at."""
    print(f"{'servers whose counts one pick reads, of':<40}{3:>8}{100:>8}{1000:>8,}")
    for name, module in (
        ("least connections", load_balancer),
        ("two choices", two_choices),
        ("counted buckets", counted_buckets),
    ):
        print(f"{name:<40}" + "".join(f"{looks(module, n):>8,}" for n in (3, 100, 1_000)))


def medians(actions: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """Return the median times of 2,000 calls each, in nine rounds that take turns."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(9):
        for name, action in actions.items():
            start = time.perf_counter()
            for _ in range(2_000):
                action()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(spent) for name, spent in times.items()}


def bench_turns() -> None:
    """Print how much faster a weighted turn is than PyPI's."""
    import roundrobin  # type: ignore[import-untyped]  # noqa: PLC0415  only the bench needs it

    print(f"{'one weighted turn, of':<40}{3:>8}{10:>8}{100:>8}")
    rows: dict[str, list[float]] = {}
    for count in (3, 10, 100):
        weights = {f"server-{n}": 1 + n % 5 for n in range(count)}
        servers = [load_balancer.Server(*item) for item in weights.items()]
        spent = medians(
            {
                "roundrobin.smooth": roundrobin.smooth(list(weights.items())),
                "next_in_turn": partial(load_balancer.next_in_turn, servers),
                "unrolled cycle": cycle(unrolled_cycle.lap_of(servers)).__next__,
            }
        )
        for name, seconds in spent.items():
            rows.setdefault(name, []).append(spent["roundrobin.smooth"] / seconds)
    for name, ratios in rows.items():
        print(f"{name:<40}" + "".join(f"{ratio:>8.2f}" for ratio in ratios))


def visit(balancer: Any) -> None:
    """Let one request come and go."""
    with balancer.pick():
        pass


def bench_picks() -> None:
    """Print how the time of a pick grows with the number of servers."""
    print(f"{'a pick and its end, 3 servers being 1, of':<42}{3:>6}{100:>8}{1000:>8,}")
    for name, module in (
        ("least connections", load_balancer),
        ("counted buckets", counted_buckets),
    ):
        balancers = [module.Balancer({str(n): 1 for n in range(size)}) for size in (3, 100, 1_000)]
        spent = medians({str(n): partial(visit, each) for n, each in enumerate(balancers)})
        print(
            f"{name:<40}" + "".join(f"{seconds / spent['0']:>8.2f}" for seconds in spent.values())
        )


if __name__ == "__main__":
    if "--bench" in sys.argv:
        print(f"Python {sys.version.split()[0]}")
        bench_turns()
        print()
        bench_picks()
    else:
        days()
        herds()
        costs()
