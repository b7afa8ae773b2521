"""The tables of guides/rate_limiter.md, as Markdown.

    python guides/numbers/rate_limiter_numbers.py        every number that the guide gives

All of it is counted, in simulated time: the same on every machine.
"""

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable
from math import inf
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas"))

from dojo.traffic import let_in_by_windows

from solutions.rate_limiter import (
    fixed_window,
    leases,
    rate_limiter,
    sliding_counter,
    sliding_log,
    token_bucket,
)
from solutions.rate_limiter.rate_limiter import RateLimiter, StoreDownError

MIDNIGHT = 1_700_006_400.0
SEED = 42


def table(heads: list[str], rows: Iterable[list[Any]]) -> str:
    """Return a table in Markdown: its first column to the left, the others to the right."""
    rule = ["---"] + ["---:"] * (len(heads) - 1)
    cells = [[f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, rule, *cells])


# A store, its servers, and who comes


class Store:
    """Keeps values under keys, and counts the calls."""

    def __init__(self) -> None:
        self.now = 0.0
        self.is_down = False
        self.calls = 0
        self.kept: dict[str, tuple[Any, float]] = {}

    def look(self, key: str) -> tuple[Any, float]:
        """Return what is kept under a key, and the time."""
        self.calls += 1
        if self.is_down:
            raise StoreDownError
        value, ends = self.kept.get(key, (None, inf))
        return value if self.now < ends else None, MIDNIGHT + self.now

    def swap(self, key: str, old: Any, new: Any, keep: float | None = None) -> bool:
        """Keep a value; nobody comes between in these runs."""
        assert self.look(key)[0] == old  # which counts this call
        self.kept[key] = new, inf if keep is None else self.now + keep
        return True


class Door:
    """Some servers with one store."""

    def __init__(
        self, design: Callable[..., Any], limit: int = 6, per: float = 60, servers: int = 1
    ) -> None:
        self.store = Store()
        self.servers = [
            design(limit, per, self.store, lambda: self.store.now) for _ in range(servers)
        ]

    def ask(self, second: float, who: str, server: int = 0) -> float:
        """Let a caller ask once, and return what it is told."""
        self.store.now = second
        told: float = self.servers[server].take(who)
        return told

    def let_in(self, seconds: Iterable[float], who: str = "Mallory") -> list[float]:
        """Return when a caller got through, of the seconds in which it asks."""
        return [second for second in seconds if self.ask(second, who) == 0]


def most(seconds: list[float], within: float) -> int:
    """Return the most of these, in order, that lie within so many seconds."""
    return max(bisect_left(seconds, at + within - 1e-6) - n for n, at in enumerate(seconds))


def worst(design: Callable[..., Any], within: float) -> int:
    """Return the most that somebody gets through within so many seconds who knows the windows."""
    found = 0
    for start in (0.0, 30.0, 59.5):
        burst = [start + step / 2 for step in range(300) for _ in range(6)]
        early = [start] + [start + 59.5] * 5 + [at + 60 for at in burst]
        found = max(found, *(most(Door(design).let_in(times), within) for times in (burst, early)))
    return found


def numbers_kept(design: Callable[..., Any], limit: int) -> int:
    """Return how many numbers are kept of a caller that has used all."""
    door = Door(design, limit)
    door.let_in([3.0] * limit)
    return sum(
        len(value) if isinstance(value, tuple) else 1 for value, _ in door.store.kept.values()
    )


def calls(design: Callable[..., Any], asked: int) -> int:
    """Return the calls of the store that the last of so many requests at once makes."""
    door = Door(design)
    door.let_in([3.0] * (asked - 1))
    before = door.store.calls
    door.let_in([3.0])
    return door.store.calls - before


class Spacing(RateLimiter):
    """One request, and the next one ten seconds later."""

    def _decide(self, seen: Any, now: int, cost: int) -> tuple[float, int]:
        wait = max(0, (seen or now) - now)
        return (wait / 10**9 + 0.001, seen) if wait else (0, now + cost * self.every)


class FirstRequest(RateLimiter):
    """A window that begins with a caller's first request."""

    def _take_together(self, caller: str, cost: int) -> float:
        seen, now = self.store.look(caller)
        began, used = seen or (now, 0)
        rest = began + self.per / 10**9 - now
        if used + cost > self.limit:
            return float(rest)
        self.store.swap(caller, seen, (began, used + cost), rest)
        return 0


DESIGNS: dict[str, Callable[..., Any]] = {
    "fixed window": fixed_window.RateLimiter,
    "window from the first request": FirstRequest,
    "sliding log": sliding_log.RateLimiter,
    "sliding counter": sliding_counter.RateLimiter,
    "minimum spacing": Spacing,
    "token bucket": token_bucket.RateLimiter,
    "GCRA, the reference": rate_limiter.RateLimiter,
}


def designs() -> str:
    """Compare the ways to count."""
    ann = [first + 2.2 + 0.4 * click for first in range(0, 3_600, 45) for click in range(4)]
    ben = [5.5 + 10 * number for number in range(360)]
    heads = ["design", "1 s", "60 s", "Ann refused", "Ben refused", "numbers", "at 1,000"]
    rows = [
        [
            name,
            worst(design, 1),
            worst(design, 60),
            f"{len(ann) - len(Door(design).let_in(ann))} of {len(ann)}",
            f"{len(ben) - len(Door(design).let_in(ben))} of {len(ben)}",
            numbers_kept(design, 6),
            numbers_kept(design, 1_000),
            calls(design, 1),
            calls(design, 7),
        ]
        for name, design in DESIGNS.items()
    ]
    return table([*heads, "calls, let in", "calls, refused"], rows)


def fleet(design: Callable[..., Any], limit: int, rate: int, *, at_one: bool = False) -> str:
    """Let one caller ask four servers for ten minutes; return what it got, and calls a request."""
    door, dice, got = Door(design, limit, servers=4), Random(SEED), 0
    for number in range(600 * rate):
        server = 0 if at_one else int(dice.random() * 4)
        got += door.ask(3 + number / rate, "Cem", server) == 0
    return f"{got:,} ({door.store.calls / (600 * rate):.2f})"


class Alone(RateLimiter):
    """Each server counts for itself."""

    def _take_together(self, caller: str, cost: int) -> float:
        return self._take_alone(caller, cost)

    def _tidy(self) -> None:
        pass


def servers() -> str:
    """Compare the ways in which servers share a limit of 600 at once and 10 a second."""
    ways = {
        "one store, asked each time": (rate_limiter.RateLimiter, 600),
        "leases of 30": (leases.RateLimiter, 600),
        "a quarter of the limit each": (Alone, 150),
        "the whole limit each": (Alone, 600),
    }
    rows = [
        [
            name,
            fleet(way, limit, 10),
            fleet(way, limit, 30),
            fleet(way, limit, 30, at_one=True),
        ]
        for name, (way, limit) in ways.items()
    ]
    rule = ["the rule", *(f"{min(600 * rate, 600 + 10 * 600):,}" for rate in (10, 30, 30))]
    return table(
        ["servers", "asks 10 a second", "asks 30", "asks 30, at one server"], [rule, *rows]
    )


class Closed(RateLimiter):
    """Refuses all while the store is down."""

    def _take_alone(self, caller: str, cost: int) -> float:  # noqa: ARG002
        return self.per / 10**9


class Open(RateLimiter):
    """Lets all through while the store is down."""

    def _take_alone(self, caller: str, cost: int) -> float:  # noqa: ARG002
        return 0


def outage() -> str:
    """Compare what two servers do in an outage of 100 s."""
    guesses = [(3 + number / 10, "Mallory", number % 2) for number in range(1_000)]
    clicks = [(5 + 45 * r + 0.4 * n, "Ann", n % 2) for r in range(3) for n in range(4)]
    rows = []
    ways = {
        "refuse all (fail closed)": Closed,
        "let all in (fail open)": Open,
        "count alone": RateLimiter,
    }
    for name, way in ways.items():
        door = Door(way, servers=2)
        door.store.is_down = True
        got = {"Mallory": 0, "Ann": 0}
        for second, who, server in sorted(guesses + clicks):
            got[who] += door.ask(second, who, server) == 0
        rows.append([name, got["Mallory"], f"{len(clicks) - got['Ann']} of {len(clicks)}"])
    return table(["in an outage", "guesses of 1,000", "Ann's links refused"], rows)


def clients() -> str:
    """Compare how a program waits that has 100 requests more than it may make at once."""
    ways: dict[str, Callable[[float], float]] = {
        "tries again every second": lambda _: 1,
        "waits as it is told": lambda told: told,
        "waits 10 s before each": lambda _: 10.002,
    }
    rows = []
    for name, pause in ways.items():
        door, second, sent, got = Door(RateLimiter), 3.0, 0, 0
        door.let_in([second] * 6, "Ben")
        paced = name.startswith("waits 10")
        while got < 100:
            second += pause(0) if paced else 0
            told = door.ask(second, "Ben")
            sent += 1
            got += told == 0
            second += 0 if paced or told == 0 else pause(told)
        rows.append([name, sent, f"{second - 3:,.0f} s"])
    return table(["a program", "requests sent", "it takes"], rows)


def addresses() -> str:
    """Count Mallory's guesses of ten minutes that get through with more addresses."""
    guesses = [59.05 + number / 10 for number in range(6_000)]
    rows = []
    for count in (1, 10, 100):
        door = Door(RateLimiter)
        got = sum(
            door.ask(second, f"address {number % count}") == 0
            for number, second in enumerate(guesses)
        )
        windows = let_in_by_windows(
            [(second, f"{number % count}") for number, second in enumerate(guesses)],
            6,
            60,
            shared=False,
        )
        rows.append([f"{count}", got, len(windows)])
    return table(["addresses", "through, of 6,000", "by fixed windows"], rows)


if __name__ == "__main__":
    print(designs(), servers(), outage(), clients(), addresses(), sep="\n\n")
