"""The tables of guides/retry.md, as Markdown.

    python guides/numbers/retry_numbers.py

All of it is counted in simulated time, and the same on every machine.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from heapq import heappop, heappush
from importlib import import_module
from itertools import count
from math import cos, log, pi, sqrt
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas" / "retry"))

from dojo.clock import slots
from dojo.story import listening

from guides.numbers.tables import table
from solutions.retry import decorrelated_jitter, equal_jitter, every_call_earns, grpc_throttle
from solutions.retry import retry as reference

sys.modules["retry"] = reference  # whose errors the world raises
sys.modules.pop("retry_world", None)
world: Any = import_module("retry_world")

Make = Callable[..., reference.Retry]
FOREVER = 10**6  # a budget that no run here can spend


class NoJitter(reference.Retry):
    """Waits for the whole limit."""

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while True:
            limit = min(limit, self.longest_pause)
            yield limit
            limit *= 2


class Fifth(NoJitter):
    """Waits for the limit, a fifth more or less, as gRPC does since 2024."""

    def _pauses(self) -> Iterator[float]:
        for limit in super()._pauses():
            yield limit * (0.8 + 0.4 * self.random())


class OnTop(NoJitter):
    """Adds up to a second to the limit, and cuts that at the longest pause, as stamina does."""

    def _pauses(self) -> Iterator[float]:
        for limit in super()._pauses():
            yield min(limit + self.random(), self.longest_pause)


def jitter() -> str:
    """Let a thousand tills be turned away at one instant."""
    makes: dict[str, Make] = {
        "none": NoJitter,
        "a fifth more or less (gRPC)": Fifth,
        "up to 1 s on top (stamina)": OnTop,
        "equal": equal_jitter.Retry,
        "full": reference.Retry,
        "decorrelated": decorrelated_jitter.Retry,
    }
    rows = []
    for name, make in makes.items():
        dice, times, waits = Random(42).random, list[float](), list[float]()
        for _ in range(1_000):
            cafe = world.Cafe(make=make, dice=dice, tries=8, first_pause=1.0, longest_pause=4.0)
            cafe.away_until, cafe.is_told = 2.5, False
            cafe.ask("Ann")
            times += [tried.begun for tried in cafe.tried]
            waits.append(cafe.told_at)
        busiest = max(slots([time for time in times if time], 0.1).values())
        rows.append([name, f"{busiest:,}", f"{len(times):,}", f"{sum(waits) / 1_000:.1f}"])
    return (
        "1,000 tills are turned away at one instant; the bank is back after 2.5 s; limits of 1, 2"
        " and 4 s, eight tries, seed 42.\n\n"
        + table(["jitter", "busiest tenth of a second", "tries", "mean wait, s"], rows)
    )


def budgets() -> str:
    """Let 400 customers ask in turn, of whom some, half or all fail."""
    makes: dict[str, Make] = {
        "none": partial(reference.Retry, budget=FOREVER),
        "each answer earns a tenth": reference.Retry,
        "each call earns a tenth": every_call_earns.Retry,
        "gRPC: none below half": grpc_throttle.Retry,
    }
    rows = []
    for name, make in makes.items():
        row = [name]
        for then, every in (("ok", 20), ("in turns", 0), ("busy", 0)):
            cafe = world.Cafe(make=make, then=then, tries=3)
            answered, tries, _ = cafe.serve(400, "", every)
            row += [f"{tries:,}", f"{400 - answered}"]
        rows.append(row)
    head = ["budget", "1 in 20", "unserved", "every second", "unserved", "all", "unserved"]
    return (
        "Tries that 400 customers cost, three tries a call, and how many went unserved, where 1 in"
        " 20 first tries, every second try, or all tries are turned away.\n\n" + table(head, rows)
    )


def storm() -> str:
    """Let the bank be away for a while, and new customers keep coming."""
    makes: dict[str, Make] = {
        "one try of 2 s": partial(reference.Retry, tries=1),
        "one try of 10 s": partial(reference.Retry, tries=1, try_seconds=10),
        "four, no pause": partial(reference.Retry, budget=FOREVER, first_pause=0),
        "four, backoff": partial(NoJitter, budget=FOREVER),
        "four, backoff and jitter": partial(reference.Retry, budget=FOREVER),
        "the same, a try of 4 s": partial(reference.Retry, budget=FOREVER, try_seconds=4),
        "each call earns a tenth": every_call_earns.Retry,
        "the reference": reference.Retry,
    }
    banks: list[dict[str, Any]] = [{}, {"looks": True}, {"room": 30}, {"room": 15}]
    rows = []
    for name, make in makes.items():
        tries, lost, _ = world.rush(make, turns_away=0.05)
        row = [name, str(tries), str(len(lost))]
        for number, bank in enumerate(banks):
            tries, lost, _ = world.rush(make, away=(5, 8), **bank)
            if number == 0:
                row += [str(tries), str(len(lost)), f"{max(lost, default=0):.1f}"]
            else:
                row += [str(len(lost))]
        rows.append(row)
    head = ["", "good day: tries", "unserved", "bad day: tries", "unserved", "last"]
    return (
        "240 customers, 8 a second, one clerk who needs 0.1 s each. Good day: 1 in 20 is turned"
        " away at the door. Bad day: he is away from 5 to 8 s; last: when the last customer came"
        " who went unserved. Then the bad day's unserved where he looks who has left, and where"
        " only 30 or 15 may wait.\n\n" + table([*head, "looks", "room 30", "room 15"], rows)
    )


def layers() -> str:
    """Count the tries of one customer at a dead bank, through several layers of three tries."""
    rows = []
    for many in range(1, 6):
        row = [str(many)]
        for is_marked in (False, True):
            cafe = world.Cafe(
                then="busy", tries=3, budget=FOREVER, try_seconds=1e6, layers=[{}] * (many - 1)
            )
            cafe.is_told, cafe.cut_short = False, 999
            if not is_marked:
                for layer in [*cafe.tills, *cafe.layers]:
                    unmark(layer)
            cafe.ask("Ann", 1e6)
            row.append(str(len(cafe.tried)))
        rows.append(row)
    return "Tries of one customer at a dead bank, three tries a layer.\n\n" + table(
        ["layers", "errors unmarked", "errors marked"], rows
    )


def unmark(layer: reference.Retry) -> None:
    """Let a layer raise its errors as if nothing had been tried."""
    whole = layer.call

    def call(do: Any, seconds: float, **what: Any) -> Any:
        try:
            return whole(do, seconds, **what)
        except reference.FailedError as error:
            raise type(error)(error.after) from None

    layer.call = call  # type: ignore[method-assign]


def aws_model() -> str:
    """Run the model of AWS's article: clients update one row, and only one can win at a time."""
    kinds: dict[str, Make | None] = {
        "no pause": None,
        "none": NoJitter,
        "a fifth more or less (gRPC)": Fifth,
        "equal": equal_jitter.Retry,
        "full": reference.Retry,
        "decorrelated": decorrelated_jitter.Retry,
    }
    rows = []
    for name, make in kinds.items():
        runs = [contention(make, Random(seed)) for seed in range(20)]
        calls, end = (sum(column) / len(runs) for column in zip(*runs, strict=True))
        rows.append([name, f"{calls:,.0f}", f"{end:,.0f}"])
    return (
        "50 clients read one row and write it if nobody wrote meanwhile; a message takes 10 ms;"
        " limits from 10 ms to 2 s; means of 20 runs.\n\n"
        + table(["jitter", "writes tried", "all done after, ms"], rows)
    )


def contention(make: Make | None, dice: Random, clients: int = 50) -> tuple[float, float]:
    """Return how many writes were tried, and when the last client was done."""
    due: list[tuple[float, int, str, int, int]] = []
    number, version, writes, now = count(), 0, 0, 0.0
    pauses = [
        make(first_pause=10, longest_pause=2_000, random=dice.random)._pauses()  # noqa: SLF001  alone
        if make
        else None
        for _ in range(clients)
    ]

    def message() -> float:
        normal = sqrt(-2 * log(1 - dice.random())) * cos(2 * pi * dice.random())
        return abs(10 + 2 * normal)

    def send(what: str, client: int, seen: int = 0, wait: float = 0) -> None:
        heappush(due, (now + wait + message(), next(number), what, client, seen))

    for client in range(clients):
        send("read", client)
    while due:
        now, _, what, client, seen = heappop(due)
        if what == "read":
            send("write", client, version, message())
        elif what == "write":
            writes += 1
            if seen == version:
                version += 1
                send("done", client)
            else:
                send("lost", client)
        elif what == "lost":
            pause = pauses[client]
            send("read", client, wait=next(pause) if pause else 0)
    return writes, now


if __name__ == "__main__":
    with listening():  # what the world tells belongs to lessons
        tables = [make() for make in (jitter, budgets, storm, layers, aws_model)]
    print("\n\n".join(tables))
