"""Prints the tables of guides/circuit_breaker.md; the same on every machine.

The shop is the one of the lessons, with each of these designs as its guard.

    python guides/numbers/circuit_breaker_numbers.py
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from math import inf
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas"))

from dojo import design

from guides.numbers.tables import table

SEED = 42
SEEDS = range(20)
BEGINS, ENDS, SECONDS = 120, 300, 600  # seconds in which reviews is ill, of how many
RATES = {"pay": 100, "reviews": 400}  # customers in 20 seconds
Takes = Callable[[float], float]


def world(name: str = "circuit_breaker") -> Any:
    """Return the lessons' world, whose shops are given this design."""
    design.load("circuit_breaker", design.SOLUTIONS / "circuit_breaker" / f"{name}.py")
    folder = str(design.KATAS / "circuit_breaker")
    if folder not in sys.path:
        sys.path.append(folder)
    sys.modules.pop("circuit_breaker_world", None)
    return import_module("circuit_breaker_world")


class Bare:
    """A guard with a limit and a room that learns nothing; with neither, it is no guard."""

    def __init__(self, limit: float = inf, room: float = inf) -> None:
        self.limit, self.room, self.under_way = limit, room, Counter[str]()
        self.full = sys.modules["circuit_breaker"].FullError

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        """Let a call in if it has room."""
        if self.under_way[dependency] >= self.room:
            raise self.full
        self.under_way[dependency] += 1
        try:
            yield self.limit
        finally:
            self.under_way[dependency] -= 1


class CrystalBall(Bare):
    """A guard that knows when reviews is ill, and refuses then."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(1, 4)
        self.clock, self.opened = clock, clock()

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        """Refuse reviews while it is ill."""
        if dependency == "reviews" and BEGINS <= self.clock() - self.opened < ENDS:
            raise self.full
        with super().call(dependency) as limit:
            yield limit


def guards() -> Iterator[tuple[str, Any, Any]]:
    """Yield the designs by name, each as a shop with it, and the world of that shop."""
    bare: dict[str, Callable[[Any], Any]] = {
        "no guard": lambda _: Bare(),
        "a limit": lambda _: Bare(1),
        "and a room": lambda _: Bare(1, 4),
    }
    for name, make in bare.items():
        of = world()
        shop = of.Shop()
        shop.guard = make(shop)
        yield name, shop, of
    for name in ("ten_in_a_row", "fixed_window", "circuit_breaker", "adaptive_throttling"):
        of = world(name)
        label = "the reference" if name == "circuit_breaker" else f"{name}.py"
        yield label, of.Shop(dice=Random(SEED).random), of
    sys.modules["circuit_breaker"].Guard.window = 10.0
    yield "adaptive_throttling.py, 10 s", of.Shop(dice=Random(SEED).random), of
    of = world()
    shop = of.Shop()
    shop.guard = CrystalBall(shop.clock)
    yield "a crystal ball", shop, of


def ten_minutes(title: str, ill: Takes, *names: str) -> str:
    """Compare designs, all if none is named, in ten minutes, of which reviews is ill for three."""

    def takes(now: float) -> float:
        return ill(now) if BEGINS <= now < ENDS else 0.05

    rows = []
    for name, shop, of in guards():
        if names and name not in names:
            continue
        rush = of.Rush(shop, RATES, {"pay": lambda _: 0.1, "reviews": takes}).run(SECONDS)
        back = next((now for now in rush.sent["reviews"] if now >= ENDS), inf) - ENDS
        rows.append(
            [
                name,
                f"{rush.served['pay']:,}",
                f"{rush.served['reviews']:,}",
                f"{rush.vain:,.0f} s",
                f"{back:.1f} s" if back < inf else "never",
            ]
        )
    heads = ["guard", "paid", "saw reviews", "workers waited in vain", "reviews asked again after"]
    return f"{title}\n\n" + table(heads, rows)


def silent() -> str:
    """Let reviews never answer."""
    return ten_minutes(
        "Ten minutes: 3,000 customers come to pay, and 12,000 want reviews, which does not answer"
        f" from minute 2 to minute 5. Ten workers, limit 1 s, room for four; seed {SEED}.",
        lambda _: inf,
    )


def slow() -> str:
    """Let reviews answer slowly, but in time."""
    return ten_minutes(
        "The same ten minutes, when reviews takes 0.9 s from minute 2 to minute 5: slow, in time.",
        lambda _: 0.9,
        "no guard",
        "a limit",
        "and a room",
        "the reference",
    )


def half() -> str:
    """Let every second call fail, as one of two shards does; and have a circuit for each shard."""
    number = iter(range(10**9))
    dead = -1.0
    whole = ten_minutes(
        "The same ten minutes, when every second call of reviews fails at once from minute 2 to"
        " minute 5: one of two shards is dead.",
        lambda _: dead if next(number) % 2 else 0.05,
        "and a room",
        "ten_in_a_row.py",
        "the reference",
        "adaptive_throttling.py, 10 s",
    )
    of = world()
    shop = of.Shop(dice=Random(SEED).random, pay=6, left=2, right=2)
    takes = {
        "pay": lambda _: 0.1,
        "left": lambda now: dead if BEGINS <= now < ENDS else 0.05,
        "right": lambda _: 0.05,
    }
    rush = of.Rush(shop, {"pay": 100, "left": 200, "right": 200}, takes).run(SECONDS)
    seen = rush.served["left"] + rush.served["right"]
    return f"{whole}\n| the reference, by shard | {rush.served['pay']:,} | {seen:,} | 0 s | - |"


def pauses() -> str:
    """Say what longer pauses save, and what they cost when the service is well again."""
    of = world()
    made: Any = sys.modules["circuit_breaker"]
    rows = []
    for name, first, longest in (
        ("always 5 s", 5.0, 5.0),
        ("5 s, doubled up to 30 s (the reference)", 5.0, 30.0),
        ("5 s, doubled without end", 5.0, inf),
        ("always 30 s", 30.0, 30.0),
    ):
        made.FIRST, made.LONGEST = first, longest
        trials, late = [], []
        for seed in SEEDS:
            shop = of.Shop(dice=Random(seed).random)
            shop.ask("reviews", 10, ConnectionError, takes=0)
            tried = 0
            while shop.clock.ms < 180_000:
                tried += shop.once("reviews", TimeoutError, takes=1) == "failed"
                shop.clock.ms += 100
            while shop.begin("reviews") != "let in":
                shop.clock.ms += 100
            trials.append(tried)
            late.append(shop.clock.ms / 1000 - 180)
        rows.append([name, f"{mean(trials):.0f}", f"{mean(late):.1f} s", f"{max(late):.1f} s"])
    heads = ["pauses", "trials in three minutes", "tried again after, mean", "the longest"]
    return f"Reviews is ill for three minutes and well then; {len(SEEDS)} seeds.\n\n" + table(
        heads, rows
    )


def rarely() -> str:
    """Say how many calls wait for their limit when few are made."""
    rows = []
    for per_minute in (30, 48, 60, 90, 120):
        shop = world().Shop()
        waited = came = 0
        for now in range(0, 180_000, 60_000 // per_minute):
            shop.clock.ms = max(now, shop.clock.ms)
            came += 1
            waited += shop.once("reviews", TimeoutError, takes=1) == "failed"
        rows.append([f"{per_minute}", f"{came}", f"{waited}"])
    return "Reviews never answers, for three minutes; the customers come one by one.\n\n" + table(
        ["calls a minute", "customers", "waited for the limit"], rows
    )


if __name__ == "__main__":
    from dojo.story import listening

    with listening():
        texts = [silent(), slow(), half(), pauses(), rarely()]
    print("\n\n".join(texts))
