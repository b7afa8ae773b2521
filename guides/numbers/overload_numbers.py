"""Prints the tables of guides/overload.md; the same on every machine."""

import sys
from bisect import bisect
from collections import deque
from itertools import accumulate, repeat
from operator import mul
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.tables import table

SEEDS = range(1, 6)
WORK = 10  # ms for a request: the server does 100 a second
PATIENCE = 1_000  # ms that a shopper waits for an answer
SECONDS = 60
LOADS = (50, 80, 100, 120, 150, 200)  # requests a second


def waiting() -> str:
    """Say what utilisation does to the response time: a formula, and its 99th percentile."""
    done = 1 / WORK  # the chance that a request ends in a given millisecond
    rows = []
    for busy in (50, 70, 80, 90, 95, 99):
        comes = busy / 100 * done
        ends = (done - comes) / (1 - comes)
        slowest = next(ms for ms in range(10_000) if (1 - ends) ** ms <= 0.01)
        spike = 1.1 * busy
        then = f"{(1 - 1.1 * comes) / (done - 1.1 * comes):,.0f} ms" if spike < 100 else "no end"
        rows.append([f"{busy} %", f"{1 / ends:,.0f} ms", f"{slowest:,} ms", then])
    heads = ["busy", "mean response time", "99 of 100 within", "mean with 10 % more load"]
    return (
        f"One server, {WORK} ms of work a request on average; arrivals and work by chance, in steps"
        " of 1 ms.\n\n" + table(heads, rows)
    )


def erlang(servers: int, busy: float) -> float:
    """Return the mean wait for one of some servers, as a multiple of the mean work."""
    load = servers * busy
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = load * blocked / (number + load * blocked)
    waits = blocked / (1 - busy * (1 - blocked))
    return waits / (servers * (1 - busy))


def pools() -> str:
    """Say how much a common queue helps, and how much the work's own spread hurts."""
    rows = [
        [f"{servers}", *(f"{WORK * erlang(servers, busy / 100):.1f} ms" for busy in (50, 80, 95))]
        for servers in (1, 2, 10, 100)
    ]
    heads = ["servers behind one queue", "50 % busy", "80 % busy", "95 % busy"]
    spread = []
    for kind, parts in {
        "always 10 ms": [(1.0, 10.0)],
        "9 of 10 take 5 ms, one 55 ms": [(0.9, 5.0), (0.1, 55.0)],
        "99 of 100 take 5 ms, one 505 ms": [(0.99, 5.0), (0.01, 505.0)],
    }.items():
        mean = sum(share * takes for share, takes in parts)
        square = sum(share * takes**2 for share, takes in parts)
        spread.append([kind, f"{mean:.0f} ms", f"{0.8 / mean * square / 2 / 0.2:,.0f} ms"])
    return (
        "Mean wait before the work begins.\n\n"
        + table(heads, rows)
        + "\n\nOne server that is 80 % busy, with the same mean work.\n\n"
        + table(["work", "mean", "mean wait"], spread)
    )


class Arrivals:
    """Draws how many ms pass until the next request comes, from a table of exact products."""

    def __init__(self, a_second: int, seed: int) -> None:
        chance = a_second / 1_000
        self.late = [1 - still for still in accumulate(repeat(1 - chance, 500), mul)]
        self.dice = Random(seed)

    def gap(self) -> int:
        """Return the ms until the next one comes: 1 or more."""
        return 1 + bisect(self.late, self.dice.random())


def day(a_second: int, seed: int, rule: str) -> float:
    """Return how many requests a second are answered in time, by one server under a rule."""
    arrivals = Arrivals(a_second, seed)
    queue: deque[int] = deque()
    end = SECONDS * 1_000
    comes, free, good = arrivals.gap(), 0, 0
    while free < end:
        while comes <= free:
            if rule != "at most 50 wait" or len(queue) < 50:
                queue.append(comes)
            comes += arrivals.gap()
        if not queue:
            free = comes
            continue
        came = queue.pop() if rule == "newest first" else queue.popleft()
        if rule == "late ones are dropped" and free + WORK - came > PATIENCE:
            continue
        free += WORK
        good += free - came <= PATIENCE
    return good / SECONDS


def goodput() -> str:
    """Say what is answered in time when more comes than can be served."""
    rules = ["no limit", "at most 50 wait", "late ones are dropped", "newest first"]
    rows = []
    for load in LOADS:
        means = [sum(day(load, seed, rule) for seed in SEEDS) / len(SEEDS) for rule in rules]
        rows.append([f"{load}", *(f"{mean:.0f}" for mean in means)])
    return (
        f"A server that can do {1_000 // WORK} a second, for {SECONDS} s; a shopper leaves after"
        f" {PATIENCE // 1_000} s, and her request stays in the queue. Answered in time, a second;"
        f" mean of seeds {SEEDS[0]} to {SEEDS[-1]}.\n\n" + table(["come a second", *rules], rows)
    )


def rooms() -> str:
    """Say how many are refused by chance alone, by how many may wait."""
    busy = 0.8
    rows = []
    for room in (0, 2, 5, 10, 20, 50):
        refused = (1 - busy) * busy ** (room + 1) / (1 - busy ** (room + 2))
        rows.append([f"{room}", f"{1_000 * refused:.0f}"])
    return (
        "One server that would be 80 % busy; arrivals and work by chance. The server could do them"
        " all in time, and refuses some.\n\n" + table(["may wait", "of 1,000 refused"], rows)
    )


class Evening:
    """Shoppers who ask again when a second has brought no answer, and one server with a queue."""

    LENGTH = 300_000  # ms
    SALE = range(30_000, 40_000)

    def __init__(self, tries: int, *, budget: bool, room: int) -> None:
        self.tries = tries
        self.budget = budget
        self.room = room
        self.saved = 10.0
        self.queue: deque[tuple[int, int]] = deque()  # asked when, by whom
        self.alarms: deque[tuple[int, int, int]] = deque()  # looks when, who, which try it was
        self.free = 0
        self.came: list[int] = []
        self.answered: set[int] = set()
        self.asked = 0

    def serve_until(self, now: int) -> None:
        """Work on what waits, as far as it begins before now."""
        while self.queue and max(self.free, self.queue[0][0]) < now:
            asked, who = self.queue.popleft()
            self.free = max(self.free, asked) + WORK
            if self.free - asked <= PATIENCE:
                self.answered.add(who)

    def ask(self, now: int, who: int, number: int) -> None:
        """Let somebody ask for the first time or again."""
        self.asked += 1
        if len(self.queue) < self.room:
            self.queue.append((now, who))
        if number < self.tries:
            self.alarms.append((now + PATIENCE, who, number))

    def look(self, now: int, who: int, number: int) -> None:
        """Let somebody who has no answer after a second ask again, if there is a retry to spend."""
        if who not in self.answered and (not self.budget or self.saved >= 1):
            self.saved -= 1
            self.ask(now, who, number + 1)

    def run(self, seed: int) -> tuple[float, float]:
        """Return the seconds from the sale's end until all is well, and the requests a shopper."""
        usual, sale = Arrivals(80, seed), Arrivals(200, seed)
        now = usual.gap()
        while now < self.LENGTH:
            while self.alarms and self.alarms[0][0] <= now:
                then, who, number = self.alarms.popleft()
                self.serve_until(then)
                self.look(then, who, number)
            self.serve_until(now)
            self.saved = min(self.saved + 0.1, 100)
            self.ask(now, len(self.came), 1)
            self.came.append(now)
            now += (sale if now in self.SALE else usual).gap()
        return self.well_again(), self.asked / len(self.came)

    def well_again(self) -> float:
        """Return after how many seconds nine of ten who come in a second are answered, for good."""
        came = [0] * (self.LENGTH // 1_000)
        good = [0] * len(came)
        for who, then in enumerate(self.came):
            came[then // 1_000] += 1
            good[then // 1_000] += who in self.answered
        bad = [second for second, all_of in enumerate(came) if good[second] < 0.9 * all_of]
        return max(bad, default=0) + 1 - self.SALE.stop // 1_000


def retries() -> str:
    """Say how long a sale of ten seconds is felt, by the way people ask again."""
    rows = []
    for name, (tries, budget, room) in {
        "one try": (1, False, 10**9),
        "three tries": (3, False, 10**9),
        "three tries, retries a tenth at most": (3, True, 10**9),
        "three tries, at most 50 wait": (3, False, 50),
        "both": (3, True, 50),
    }.items():
        runs = [Evening(tries, budget=budget, room=room).run(seed) for seed in SEEDS[:3]]
        after = sum(run[0] for run in runs) / len(runs)
        asked = sum(run[1] for run in runs) / len(runs)
        rest = (Evening.LENGTH - Evening.SALE.stop) // 1_000
        rows.append([name, f"{after:.0f} s" if after < rest - 5 else "never", f"{asked:.2f}"])
    heads = ["shoppers and server", "well again after", "requests a shopper"]
    return (
        "80 shoppers a second come for five minutes, and 200 a second in a sale of ten seconds; the"
        f" server can do {1_000 // WORK}. Without an answer after a second a shopper asks again."
        f" Mean of seeds {SEEDS[0]} to {SEEDS[2]}.\n\n"
        + table(heads, rows)
        + f"\n\nThe sale leaves {(200 - 100) * 10:,} in the queue, and {100 - 80} a second are to"
        + f" spare: {(200 - 100) * 10 / (100 - 80):.0f} s."
    )


def levels() -> str:
    """Say how tries multiply, and how budgets do."""
    rows = [[f"{levels}", f"{3**levels}", f"{1.1**levels:.2f}"] for levels in (1, 2, 3, 4, 5)]
    heads = ["levels that try again", "three tries each", "a tenth of retries each"]
    return "The lowest level fails always. Requests there, for each one above.\n\n" + table(
        heads, rows
    )


def limits() -> str:
    """Say how many workers a dependency holds that does not answer."""
    rows = []
    for seconds in (0.1, 1, 10, 30):
        held = 20 * seconds
        rows.append([f"{seconds} s", f"{held:.0f}", f"{100 * min(held, 50) / 50:.0f} %"])
    heads = ["time limit", "workers it holds", "of 50 workers"]
    return (
        "20 calls a second go to a dependency that never answers (workers held = calls a second"
        " times seconds a call).\n\n" + table(heads, rows)
    )


def back_pressure() -> str:
    """Say what an import does to a queue that takes all, and to one that makes it wait."""
    rows = []
    for name, room in (("takes all", 10**9), ("holds 50, the import waits", 50)):
        queue = longest = now = 0
        left, shopper = 10_000, 0.0
        while left or queue:
            made = min(10, left, room - queue)  # in 10 ms the import can make 10 rows
            left -= made
            queue += made
            longest = max(longest, queue)
            if now == 5_000:
                shopper = (queue + 1) * WORK / 1_000
            queue -= 1
            now += WORK
        rows.append([name, f"{longest:,}", f"{now // 1_000} s", f"{shopper:.1f} s"])
    heads = ["the queue", "longest", "import is done after", "a shopper's row waits"]
    return (
        "An import of 10,000 rows, made ten times as fast as the worker writes them (100 a second);"
        " a shopper's row comes after 5 seconds.\n\n" + table(heads, rows)
    )


def budgets() -> str:
    """Say how much may fail, and how soon it is spent."""
    month = 30 * 24 * 60
    rows = []
    for goal in (99, 99.9, 99.95, 99.99, 99.999):
        part = 1 - goal / 100
        rows.append([f"{goal} %", f"{part * month:,.1f} min", f"{part * 1e6:,.0f}"])
    burns = [
        [f"{burn:g} times", f"{0.1 * burn:.2f} %", f"{30 * 24 / burn:,.0f} h"]
        for burn in (1, 3, 6, 14.4, 100)
    ]
    return (
        table(["goal", "all down, in 30 days", "bad of a million"], rows)
        + "\n\nWith a goal of 99.9 % in 30 days.\n\n"
        + table(["burn rate", "requests that fail", "budget is spent after"], burns)
    )


def fan_out() -> str:
    """Say how often a page that asks many servers meets a slow one."""
    rows = [[f"{many}", f"{100 * (1 - 0.99**many):.0f} of 100"] for many in (1, 10, 50, 100)]
    return "Each server is slow for 1 request of 100.\n\n" + table(
        ["servers asked for a page", "pages that wait for a slow one"], rows
    )


if __name__ == "__main__":
    tables = [
        waiting(),
        pools(),
        goodput(),
        rooms(),
        limits(),
        levels(),
        retries(),
        back_pressure(),
        budgets(),
        fan_out(),
    ]
    print("\n\n".join(tables))
