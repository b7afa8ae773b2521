"""What the bad evening of the kata tinyurl comes to in other designs, and one empty memory."""

import random
import sys
from collections.abc import Callable
from heapq import heappop, heappush
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "katas"))

from dojo import design, parts
from dojo.parts import LRUCache, NameTakenError, UnknownCodeError, check_link
from dojo.traffic import zipf

from guides.numbers.tables import table

ROOT = design.ROOT
parts.only_references = True
for name in [name for name in sys.modules if name.startswith("tinyurl")]:
    del sys.modules[name]
design.load("tinyurl", ROOT / "solutions" / "tinyurl" / "tinyurl.py")
sys.path.append(str(ROOT / "katas" / "tinyurl"))
evening: Any = import_module("tinyurl_evening_world")
reference: Any = sys.modules["tinyurl"]


class Begun(reference.Server):  # type: ignore[misc]
    """As the kata begins: each request goes to one partition, and to the counts."""

    def _store_of(self, key: str) -> Any:
        names = sorted(self.stores)
        return self.stores[names[crc32(key.encode()) % len(names)]]

    def create(self, url: str, key: str, name: str | None = None, ends: float | None = None) -> str:
        """Make a link anew, whatever the key."""
        check_link(url, name)
        code = self.codes.draw() if name is None else name
        row = {"url": url, "ends": self.clock() + reference.LIFE if ends is None else ends}
        if self._store_of(code).add(code, {**row, "key": key})["key"] != key:
            raise NameTakenError(code)
        return str(code)

    def follow(self, code: str, address: str) -> str:
        """Ask the store each time."""
        del address
        row = self._store_of(code).get(code)
        if row is None:
            raise UnknownCodeError(code)
        if self.clock() >= row["ends"]:
            raise reference.EndedError(code)
        self.counts.add(uuid4().hex, {code: 1}, 0)
        return str(row["url"])

    def end(self, code: str) -> None:
        """Get, and put."""
        store = self._store_of(code)
        row = store.get(code)
        if row is None:
            raise UnknownCodeError(code)
        store.put(code, {**row, "ends": self.clock()})

    def move(self) -> None:
        """Move nothing."""


class Drawn(Begun):
    """As often drawn: addresses are kept for an hour in each server, and an error is a miss."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._urls = LRUCache(options.get("room", 1_000), self._load, 3_600, self.clock)

    def _load(self, code: Any) -> str | None:
        try:
            row = self._store_of(code).get(code)
        except reference.StoreDownError:
            return None
        return None if row is None or self.clock() >= row["ends"] else row["url"]

    def follow(self, code: str, address: str) -> str:
        """Look into memory first."""
        del address
        url = self._urls.get(code)
        if url is None:
            raise UnknownCodeError(code)
        self.counts.add(uuid4().hex, {code: 1}, 0)
        return str(url)

    def end(self, code: str) -> None:
        """Forget it here."""
        super().end(code)
        self._urls.forget(code)


class Balanced(reference.Door):  # type: ignore[misc]
    """Asks once: the balancer's own doubt about a server is all that there is."""

    def send(self, request: Callable[[str], Any]) -> Any:
        """Pass everything on."""
        with self._balancer.pick() as server:
            return request(server)

    def check(self, alive: Callable[[str], bool]) -> None:
        """Look at nobody."""


class Turns(Balanced):
    """Asks once, one server after the other, whatever became of the one before."""

    def send(self, request: Callable[[str], Any]) -> Any:
        """Take the next one."""
        self._line = [*getattr(self, "_line", sorted(self._members))]
        self._line.append(self._line.pop(0))
        return request(next(name for name in self._line if name in self._members))


class NoCopies(reference.Server):  # type: ignore[misc]
    """Copies are there, and nobody reads them."""

    def _read(self, store: Any, code: str) -> Any:
        return store.get(code)


class NoMessages(reference.Server):  # type: ignore[misc]
    """A change is known at its own server."""

    def _changed(self, code: str) -> None:
        self.hear(code)


class ThreeSeconds(NoMessages):
    """Nobody is told; memory is believed for three seconds."""

    AGE = 3

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._fresh = LRUCache(options.get("room", 1_000), self._trip, self.AGE, self.clock)
        self._links = LRUCache(0, self._link, self.AGE, self.clock)  # the first has it all


class AMinute(ThreeSeconds):
    """The same, for a minute."""

    AGE = 60


class NoLimit(reference.Server):  # type: ignore[misc]
    """Guesses are counted by nobody."""

    def _note_guess(self, address: str, code: str) -> None:
        pass


def whole() -> str:
    """Compare the file as it begins, what is often drawn, and the reference."""
    designs = [(Begun, Balanced), (Drawn, Balanced), (reference.Server, reference.Door)]
    seen = [evening.Evening(server, door).pass_by() for server, door in designs]
    rows = [
        [title, *(f"{getattr(one, name):,}" for one in seen)]
        for name, title in evening.TITLES.items()
    ]
    last = seen[-1]
    return (
        table(["a bad evening, 6,000 readers", *evening.BEFORE, "the reference"], rows)
        + f"\n\nThe reference opened its last ended link {last.latest:.0f} minutes after the end."
    )


def without_one_box() -> str:
    """Take one box away at a time."""
    server, door = reference.Server, reference.Door
    evenings = {
        "all of them": (server, door, 100),
        "the memory": (server, door, 0),
        "a second try at the door": (server, Balanced, 100),
        "that, and the balancer's doubt": (server, Turns, 100),
        "copies": (NoCopies, door, 100),
        "messages": (NoMessages, door, 100),
        "messages, and ages of a minute": (AMinute, door, 100),
        "messages, and ages of 3 s": (ThreeSeconds, door, 100),
        "the limit on guesses": (NoLimit, door, 100),
    }
    rows = []
    for name, (servers, doors, room) in evenings.items():
        seen = evening.Evening(servers, doors, room).pass_by()
        lies = seen.unknown + seen.after_end
        row = (seen.trips, max(seen.by_minute.values()), seen.later, lies, seen.guesses)
        rows.append([name, *(f"{number:,}" for number in row)])
    heads = [
        "without",
        "trips",
        "in the busiest minute",
        "come later, or an error",
        "told wrongly",
        "guesses",
    ]
    return table(heads, rows)


def flood(limit: int | None) -> list[str]:
    """Let one server with an empty memory meet 2,000 readers a second, for 20 seconds."""
    asks, width, trip, dice = 2_000, 20, 0.05, Random(1)
    events: list[tuple[float, int, int | None, int]] = [
        (number / asks, number, None, link)
        for number, link in enumerate(zipf(asks * 20, 20_000, dice))
    ]  # when, order, None for a reader or 1 for a trip that is back, the link
    memory: set[int] = set()
    waiting: dict[int, list[float]] = {}
    line: list[int] = []
    waits, refused, most, busy, order = list[float](), 0, 0, 0, len(events)
    while events:
        now, _, back, link = heappop(events)
        if back:
            busy -= 1
            memory.add(link)
            waits += [now - since for since in waiting.pop(link)]
        elif link in memory:
            waits.append(0)
        elif link in waiting:
            waiting[link].append(now)
        elif limit is not None and len(waiting) >= limit:
            refused += 1
        else:
            waiting[link] = [now]
            line.append(link)
        while line and busy < width:
            busy, order = busy + 1, order + 1
            heappush(events, (now + trip, order, 1, line.pop(0)))
        most = max(most, len(waiting))
    slow = sum(wait > 1 for wait in waits)
    return [f"{most:,}", f"{max(waits):.2f} s", f"{slow:,}", f"{refused:,}"]


def empty_memory() -> str:
    """Say what the limit on trips does to an empty memory."""
    rows = [["no limit", *flood(None)], ["20 at a time", *flood(20)]]
    heads = [
        "trips for readers",
        "most under way",
        "longest wait",
        "waited over 1 s",
        "told to come later",
    ]
    return (
        "An empty memory, 2,000 readers a second for 20 seconds, 20,000 links by 1/rank, a store"
        " that serves 20 at a time in 50 ms:\n\n" + table(heads, rows)
    )


def tables() -> list[str]:
    """Return the kata's tables."""
    state = random.getstate()
    try:
        return [whole(), without_one_box(), empty_memory()]
    finally:
        random.setstate(state)


if __name__ == "__main__":
    print("\n\n".join(tables()))
