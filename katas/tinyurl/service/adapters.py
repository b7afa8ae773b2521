"""What the learner's Server is given: stores and counts that note what they were asked.

The notes are kept for each thread, since each request has a thread. A header brings them to the
door, and so the page tells what was seen, and never asks a design what it did.
"""

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .stores import Row, Table, Tally

Answer = TypeVar("Answer")
MOST = 100  # steps that are noted of one request
BATCHES = 1_000  # whose names are remembered
Step = dict[str, Any]


class Notes:
    """What was asked, by thread; and whether anybody asks anything at all."""

    def __init__(self) -> None:
        self._here = threading.local()
        self._lock = threading.Lock()
        self.silent: frozenset[str] = frozenset()  # "p1", "p1 copy", "counts", "messages"
        self.begun = self.done = 0  # calls of all threads

    def begin(self) -> None:
        """Begin with the notes of a request in this thread."""
        self._here.steps = []
        self._here.begun, self._here.idle = self.begun, self.begun == self.done

    def end(self) -> tuple[list[Step], bool]:
        """Return the steps, and whether no thread asked anything since `begin`."""
        steps = getattr(self._here, "steps", [])
        is_alone = self._here.idle and self._here.begun == self.begun
        self._here.steps = []
        return steps, is_alone

    def add(self, step: Step) -> Step:
        """Note a step of this thread."""
        steps: list[Step] = getattr(self._here, "steps", [])
        if len(steps) < MOST:
            steps.append(step)
        return step

    def call(
        self,
        place: str,
        verb: str,
        down: type[Exception],
        ask: Callable[[], Answer],
        key: str = "",
    ) -> Answer:
        """Ask a place, and note how it went. Any error of it is a store that is down."""
        to, _, copy = place.partition(" ")
        step = self.add({"to": to, "copy": bool(copy), "call": verb, "ok": False})
        step["what"] = "note" if "/" in str(key) else "link"
        with self._lock:
            self.begun += 1
        try:
            if place in self.silent:
                raise down(place)
            try:
                answer = ask()
            except (TypeError, ValueError):
                raise  # a row of no plain values: the caller's mistake
            except Exception as error:
                raise down(f"{place}: {error}") from error
        finally:
            with self._lock:
                self.done += 1
        step["ok"] = True
        if verb in ("get", "get_copy"):
            step["found"] = answer is not None
        return answer


class Partition:
    """One of the partitions, as the kata's Store describes it."""

    def __init__(
        self, name: str, first: Table, copy: Table, notes: Notes, down: type[Exception]
    ) -> None:
        self._name = name
        self._first = first
        self._copy = copy
        self._notes = notes
        self._down = down

    def add(self, key: str, row: Row) -> Row:
        """Keep a row unless there is one; return the row that is there now."""
        return self._call("add", lambda: self._first.add(key, row), key)

    def put(self, key: str, row: Row) -> None:
        """Keep a row."""
        self._call("put", lambda: self._first.put(key, row), key)

    def get(self, key: str) -> Row | None:
        """Read the first place."""
        return self._call("get", lambda: self._first.get(key), key)

    def get_copy(self, key: str) -> Row | None:
        """Read the copy."""
        call = self._notes.call
        return call(f"{self._name} copy", "get_copy", self._down, lambda: self._copy.get(key), key)

    def keys(self) -> list[str]:
        """Return all keys of the first place."""
        return self._call("keys", self._first.keys)

    def _call(self, verb: str, ask: Callable[[], Answer], key: str = "") -> Answer:
        return self._notes.call(self._name, verb, self._down, ask, key)


class Counting:
    """The counts, as the kata's Counts describes them; it knows how many clicks they took over."""

    def __init__(self, tally: Tally, notes: Notes, down: type[Exception]) -> None:
        self._tally = tally
        self._notes = notes
        self._down = down
        self._lock = threading.Lock()
        self._known: dict[str, int] = {}  # the latest batches, so that a repeated one is one
        self.taken = 0

    def add(self, batch: str, clicks: Mapping[str, int], dropped: int) -> None:
        """Add a batch, unless its name is known."""
        clicks = {str(code): int(count) for code, count in clicks.items()}
        ask = lambda: self._tally.add(batch, clicks, dropped)  # noqa: E731
        self._notes.call("counts", "add", self._down, ask)
        with self._lock:
            if batch not in self._known:
                self._known[batch] = 1
                self.taken += sum(clicks.values()) + dropped
            while len(self._known) > BATCHES:
                del self._known[next(iter(self._known))]

    def of(self, code: str) -> int:
        """Return the clicks of a code."""
        return self._notes.call("counts", "of", self._down, lambda: self._tally.of(code))
