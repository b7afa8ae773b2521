"""What the servers share: partitions with late copies, the counts, and each call that is made."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from threading import Lock
from typing import Any, Protocol, TypeVar

from dojo import parts
from dojo.story import tell
from tinyurl import StoreDownError

Row = dict[str, Any]
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
Answer = TypeVar("Answer")


class Sees(Protocol):
    """Whoever sees the calls."""

    now: float
    calls: list["Call"]

    def pass_by(self, when: str, what: "Call") -> None:
        """Be told before and after each call."""


@dataclass(frozen=True)
class Call:
    """What a server asked of a partition."""

    server: str
    place: str
    verb: str
    key: str

    def __str__(self) -> str:
        """Say it as a story does."""
        where = f"{self.place}'s copy" if self.verb == "get_copy" else self.place
        return f"{self.verb} {self.key} at {where}".replace("get_copy", "get")


@dataclass
class Partition:
    """Rows in a first place, and in a copy that is late by `lag` seconds."""

    name: str
    lag: float = 0.0
    first: dict[str, Row] = field(default_factory=dict)
    copy: dict[str, Row] = field(default_factory=dict)
    changes: list[tuple[float, str, Row]] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)  # "first", "copy"
    lock: Lock = field(default_factory=Lock)  # each call is one step, whoever comes at that moment

    def keep(self, key: str, row: Row, now: float) -> None:
        """Change a row in the first place; the copy hears of it later."""
        self.first[key] = dict(row)
        self.changes.append((now, key, dict(row)))

    def read_copy(self, key: str, now: float) -> Row | None:
        """Bring the copy up to what it knows by now, and read it."""
        while self.changes and self.changes[0][0] <= now - self.lag:
            _, changed, row = self.changes.pop(0)
            self.copy[changed] = row
        return dict(self.copy[key]) if key in self.copy else None


@dataclass
class Way:
    """One server's way to a partition."""

    service: Sees
    server: str
    at: Partition

    def add(self, key: str, row: Row) -> Row:
        """Keep a row unless there is one."""

        def do() -> Row:
            if key not in self.at.first:
                self.at.keep(key, row, self.service.now)
            return dict(self.at.first[key])

        return self._call("add", key, do)

    def put(self, key: str, row: Row) -> None:
        """Keep a row."""
        self._call("put", key, lambda: self.at.keep(key, row, self.service.now))

    def get(self, key: str) -> Row | None:
        """Read the first place."""
        return self._call(
            "get", key, lambda: dict(self.at.first[key]) if key in self.at.first else None
        )

    def get_copy(self, key: str) -> Row | None:
        """Read the copy."""
        return self._call("get_copy", key, lambda: self.at.read_copy(key, self.service.now), "copy")

    def keys(self) -> list[str]:
        """Return all keys."""
        return self._call("keys", "", lambda: [*self.at.first])

    def _call(self, verb: str, key: str, do: Callable[[], Answer], place: str = "first") -> Answer:
        call, service = Call(self.server, self.at.name, verb, key), self.service
        service.calls.append(call)
        service.pass_by("before", call)
        if place in self.at.silent:
            raise StoreDownError(self.at.name)
        with self.at.lock:
            answer = do()
        service.pass_by("after", call)
        return answer


class Counting:
    """The counts of clicks; they may be silent, or their answers may be lost."""

    def __init__(self) -> None:
        self.clicks: Counter[str] = Counter()
        self.batches: set[str] = set()
        self.dropped = self.calls = self.lost = 0
        self.silent = False
        self.meanwhile: Callable[[], None] = lambda: None

    def add(self, batch: str, clicks: Any, dropped: int) -> None:
        """Add a batch, unless its name is known."""
        self.calls += 1
        self.meanwhile()
        if not self.silent and batch not in self.batches:
            self.batches.add(batch)
            self.clicks.update(clicks)
            self.dropped += dropped
        if self.silent or self.lost:
            self.lost = max(0, self.lost - 1)
            raise StoreDownError("counts")

    def of(self, code: str) -> int:
        """Return the clicks of a code."""
        if self.silent:
            raise StoreDownError("counts")
        return self.clicks[code]


class Codes:
    """Stands for one office of the Shortener: what it draws is the same in each run."""

    def __init__(self, dice: Random) -> None:
        self.draw = lambda: "".join(dice.choice(LETTERS) for _ in range(7))


def tell_whose_parts() -> None:
    """Tell whose parts this run is built from."""
    whose = parts.whose()
    for owner in dict.fromkeys(whose.values()):
        names = ", ".join(part for part in whose if whose[part] == owner)
        by = "your" if owner == "yours" else f"{owner}'s"
        tell(f"built on {by} {names}", sets_scene=True)
