"""The tables of guides/work_queue.md, as Markdown.

    python guides/numbers/work_queue_numbers.py            what is counted
    python guides/numbers/work_queue_numbers.py --bench    how far other libraries get

Time is simulated and work is counted in the store's steps, so each number is the same everywhere.
"""

import importlib
import re
import sqlite3
import subprocess
import sys
from argparse import ArgumentParser
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import count
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "katas")]

from dojo import design  # noqa: E402  katas/ has to be on the path first

from guides.numbers.tables import table  # noqa: E402
from solutions.work_queue import (  # noqa: E402
    newest_first,
    round_the_customers,
    strict_priority,
    three_to_one,
    work_queue,
)

Queue = work_queue.WorkQueue


# One day, served by several designs


@dataclass
class Order:
    """Something that is wanted at a second, by a customer who may be in a hurry."""

    at: int
    customer: str = ""
    urgent: bool = False
    begun: int = -1


@dataclass
class Day:
    """Workers who need ten seconds for each order, and a queue on a clock of its own.

    gives_up  a worker drops an order that can't be done so many seconds after it came
    """

    kind: type[Queue]
    workers: int = 1
    gives_up: int = 10**9
    now: int = 0
    orders: dict[str, Order] = field(default_factory=dict)
    dropped: int = 0

    def serve(self, coming: list[Order]) -> list[Order]:
        """Serve all that come; return them, each with the second in which it was begun."""
        store = sqlite3.connect(":memory:", isolation_level=None)
        queue = self.kind(lambda: store, room=10**6, clock=lambda: self.now)
        waiting = deque(sorted(coming, key=lambda order: order.at))
        busy: dict[int, tuple[int, str]] = {}
        for self.now in count():
            while waiting and waiting[0].at <= self.now:
                order = waiting.popleft()
                group = order.customer or None
                key = queue.put(order.customer or "order", group=group, urgent=order.urgent)
                self.orders[key] = order
            for worker in range(self.workers):
                end, receipt = busy.get(worker, (self.now, ""))
                if receipt and end <= self.now:
                    queue.done(receipt)
                    del busy[worker]
                while worker not in busy and (task := queue.take()) is not None:
                    order = self.orders[task.key]
                    if self.now + 10 - order.at > self.gives_up:
                        queue.done(task.receipt)
                        self.dropped += 1
                        continue
                    order.begun = self.now
                    busy[worker] = (self.now + 10, task.receipt)
            if not waiting and not busy:
                store.close()
                return list(self.orders.values())
        raise AssertionError("a day has an end")


def overload() -> str:
    """Compare orders of service when there is more work than a worker can do."""
    rows = []
    for name, kind, gives_up in [
        ("first come, first served", Queue, 10**9),
        ("newest first", newest_first.WorkQueue, 10**9),
        ("first come, too old is dropped", Queue, 60),
    ]:
        day = Day(kind, gives_up=gives_up)
        served = [o for o in day.serve([Order(at) for at in range(0, 1_200, 8)]) if o.begun >= 0]
        waits = [order.begun + 10 - order.at for order in served]
        in_time = sum(wait <= 60 for wait in waits)
        rows.append(
            [name, f"{in_time}", f"{len(waits) - in_time}", f"{day.dropped}", f"{max(waits):,} s"]
        )
    return (
        "150 customers, one every 8 seconds; one worker, 10 seconds each. A customer has no use"
        " for the work 60 seconds after the order.\n\n"
        + table(["", "in time", "late", "dropped", "longest"], rows)
    )


class FirstCome(Queue):
    """Nothing is urgent."""

    def put(
        self,
        work: str,
        key: str | None = None,
        group: str | None = None,
        *,
        urgent: bool = False,  # noqa: ARG002  that is the point
    ) -> str:
        """Keep a task as any other."""
        return super().put(work, key, group)


class LongHeadStart(Queue):
    """An urgent task counts as put 300 seconds earlier."""

    def put(
        self, work: str, key: str | None = None, group: str | None = None, *, urgent: bool = False
    ) -> str:
        """Keep a task, with 240 seconds more if it is urgent."""
        key = super().put(work, key, group, urgent=urgent)
        self._sql(
            "UPDATE tasks SET rank = rank - :more WHERE key = :key", more=240 * urgent, key=key
        )
        return key


def priorities() -> str:
    """Compare ways to let urgent work go first."""
    coming = [Order(at) for at in range(0, 3_600, 25)]
    coming += [Order(at, urgent=True) for at in range(3, 3_600, 20)]
    coming += [Order(at, urgent=True) for at in range(1_205, 1_800, 20)]  # a rush
    rows = []
    for name, kind in {
        "first come, first served": FirstCome,
        "urgent always first": strict_priority.WorkQueue,
        "a head start of 60 s (the reference)": Queue,
        "a head start of 300 s": LongHeadStart,
        "three urgent, one other": three_to_one.WorkQueue,
    }.items():
        served = Day(kind).serve([Order(order.at, urgent=order.urgent) for order in coming])
        row = [name]
        for urgent in (True, False):
            waits = [order.begun - order.at for order in served if order.urgent == urgent]
            row += [f"{sum(waits) / len(waits):.0f} s", f"{max(waits)} s"]
        rows.append(row)
    return (
        "An hour: one worker, 10 seconds each; an order every 25 seconds, an urgent one every 20,"
        " and in one rush of ten minutes twice as many urgent ones. How long they wait.\n\n"
        + table(["", "urgent, mean", "longest", "others, mean", "longest"], rows)
    )


class NoGroups(Queue):
    """Tasks of one customer are not one at a time."""

    def put(
        self,
        work: str,
        key: str | None = None,
        group: str | None = None,  # noqa: ARG002  that is the point
        *,
        urgent: bool = False,
    ) -> str:
        """Keep a task of no group."""
        return super().put(work, key, urgent=urgent)


def customers() -> str:
    """Compare what one customer's rush does to the others."""
    rows = []
    for name, kind in {
        "first come, first served": NoGroups,
        "one at a time of each (the reference)": Queue,
        "round the customers": round_the_customers.WorkQueue,
    }.items():
        coming = [Order(0, "big") for _ in range(300)]
        coming += [Order(at, f"small {at}") for at in range(5, 1_200, 30)]
        served = Day(kind, workers=3).serve(coming)
        waits = [order.begun - order.at for order in served if order.customer != "big"]
        end = max(order.begun + 10 for order in served if order.customer == "big")
        rows.append([name, f"{sum(waits) / len(waits):.0f} s", f"{max(waits):,} s", f"{end:,} s"])
    return (
        "300 orders of one customer at once, and one small customer every 30 seconds; three"
        " workers, 10 seconds each.\n\n"
        + table(["", "small ones wait, mean", "longest", "the big one is done at"], rows)
    )


# How long a lease should be


def leases() -> str:
    """Compare lengths of a lease, with a heartbeat and without."""

    def day(lease: int, *, heartbeat: bool) -> tuple[int, int]:
        """Return how often work was begun again for nothing, and the longest time to the end."""
        dice, again, longest = Random(42), 0, 0.0
        for _ in range(2_000):
            takes = 60 if dice.random() < 0.05 else 10
            dies, moment = dice.random() < 0.02, dice.random()
            wait = 0.0
            if dies:
                heard = takes * moment // 10 * 10 if heartbeat else 0
                wait = heard + lease
            elif not heartbeat and takes > lease:
                again += -(-takes // lease) - 1
            longest = max(longest, wait + takes)
        return again, round(longest)

    rows = []
    for lease in (15, 30, 60, 3_600):
        row = [f"{lease:,} s"]
        for heartbeat in (False, True):
            again, longest = day(lease, heartbeat=heartbeat)
            row += [f"{again}", f"{longest:,} s"]
        rows.append(row)
    return (
        "2,000 tasks of 10 seconds, of which 5 % take 60, and 2 % of the workers die at their task."
        " With a heartbeat the worker extends every 10 seconds.\n\n"
        + table(
            ["lease", "begun again for nothing", "longest", "with a heartbeat", "longest"], rows
        )
    )


# What an act costs


def steps(kind: type[Queue], prepare: Callable[[Queue], None], act: str = "take") -> str:
    """Return how many steps of the store an act takes."""
    store = sqlite3.connect(":memory:", isolation_level=None)
    queue = kind(lambda: store, room=10**6, clock=lambda: 1_000)
    prepare(queue)
    ticks = count()
    store.set_progress_handler(lambda: next(ticks) < 0, 1)
    if act == "put":
        queue.put("one more")
    else:
        queue.take()
    store.set_progress_handler(None, 0)
    store.close()
    return f"{next(ticks):,}"


class NoIndex(Queue):
    """Only the keys have an index."""

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], room: int, clock: Callable[[], float]
    ) -> None:
        super().__init__(connect, room, clock)
        for index in ("line", "teams"):
            connect().execute(f"DROP INDEX {index}")


def fill(
    many: int, group: str = "NULL", tries: int = 0, done: str = "NULL"
) -> Callable[[Queue], None]:
    """Return what puts so many tasks before the next one that may be taken."""

    def prepare(queue: Queue) -> None:
        queue._sql(  # noqa: SLF001  10,000 puts would take longer than all the rest
            f"""WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})
            INSERT INTO tasks (key, work, team, rank, tries, done)
            SELECT 'task ' || i, 'work', {group}, 0, {tries}, {done} FROM n"""  # noqa: S608
        )
        if group != "NULL":
            queue.take()
        queue.put("the next one")

    return prepare


def costs() -> str:
    """Count the store's steps."""
    none = fill(1)
    rows = [
        ["a take, 1 waits", steps(Queue, none)],
        ["a take, 10,000 wait", steps(Queue, fill(10_000))],
        ["a take, after 10,000 were done", steps(Queue, fill(10_000, done="1"))],
        ["a take behind 1,000 of a busy group", steps(Queue, fill(1_000, group="'big'"))],
        ["a take behind 1,000 that are dead", steps(Queue, fill(1_000, tries=5))],
        ["a put, 10,000 wait", steps(Queue, fill(10_000), "put")],
        ["a take without an index, 1,000 wait", steps(NoIndex, fill(1_000))],
    ]
    return "Steps of SQLite's.\n\n" + table(["", "steps"], rows)


# A rough day, and what each design meets


def rough_day_of(name: str, *, trouble: bool = True) -> tuple[int, int, int, int]:
    """Return what the lessons' rough day does to a design in solutions/."""
    design.load("work_queue", ROOT / "solutions" / "work_queue" / f"{name}.py")
    for module in ("work_queue_world", "test_work_queue"):
        sys.modules.pop(module, None)
    if str(design.KATAS / "work_queue") not in sys.path:
        sys.path.append(str(design.KATAS / "work_queue"))
    numbers: tuple[int, int, int, int] = importlib.import_module("test_work_queue").rough_day(
        trouble=trouble
    )
    return numbers


def rough_days() -> str:
    """Compare all alternatives on the last screen's day."""
    rows = []
    for path in sorted((ROOT / "solutions" / "work_queue").glob("*.py")):
        name = "the reference" if path.stem == "work_queue" else path.stem
        never, again, longest, given = rough_day_of(path.stem)
        text = path.read_text(encoding="utf-8").partition("Meets:")[2].partition('"""')[0]
        met = len(text.strip().splitlines()) if path.stem != "work_queue" else 16
        rows.append([name, f"{met}", f"{never}", f"{again}", f"{longest} s", f"{given}"])
    heads = ["", "lessons met", "never printed", "printed again", "longest wait", "given out"]
    return "The rough day of the last screen: 60 orders.\n\n" + table(heads, rows)


# Other libraries, each in one process of pytest for each lesson

PEERS = {"huey_storage": "huey", "litequeue_queue": "litequeue", "persist_queue": "persist-queue"}


def peers() -> str:
    """Say which lessons hold for libraries that keep a queue in SQLite."""
    lessons = ROOT / "katas" / "work_queue" / "test_work_queue.py"
    names = re.findall(r"^def (test_\w+)", lessons.read_text(encoding="utf-8"), re.MULTILINE)
    rows = []
    for file, library in PEERS.items():
        design = ROOT / "guides" / "numbers" / "work_queue_peers" / f"{file}.py"
        held = [
            str(number)
            for number, name in enumerate(names, start=1)
            if not subprocess.run(  # noqa: S603  our own interpreter
                [sys.executable, "-m", "pytest", f"{lessons}::{name}", f"--design={design}"],
                cwd=ROOT,
                capture_output=True,
                check=False,
            ).returncode
        ]
        rows.append([f"{library} {version(library)}", ", ".join(held)])
    return table(["library", "lessons that hold, by number"], rows)


if __name__ == "__main__":
    parser = ArgumentParser(description="Print the numbers of guides/work_queue.md.")
    parser.add_argument("--bench", action="store_true", help="judge other libraries")
    tables = [rough_days, overload, priorities, customers, leases, costs]
    print("\n\n".join(make() for make in ([peers] if parser.parse_args().bench else tables)))
