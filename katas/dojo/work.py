"""What a call costs, counted: the same on every machine, where a clock would not be."""

import gc
import sys
import time
import tracemalloc
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from types import FrameType
from typing import Any, Self, TypeVar

from dojo.story import tell

Thing = TypeVar("Thing")


@dataclass
class Work:
    """The work of a call: keys hashed or compared, lines of Python run, bytes asked for."""

    keys: int
    lines: int
    new_bytes: int

    def growth(self, other: "Work") -> str:
        """Say what `other` has more than twice as much of, small change aside; "" if nothing."""
        kinds = {
            "keys hashed or compared": (self.keys, other.keys, 5),
            "lines run": (self.lines, other.lines, 5),
            "bytes of new memory": (self.new_bytes, other.new_bytes, 2_000),
        }
        return " and ".join(
            f"{more:,} {kind} instead of {less:,}"
            for kind, (less, more, change) in kinds.items()
            if more > 2 * less + change
        )

    def __str__(self) -> str:
        return (
            f"{self.keys:,} keys hashed or compared, {self.lines:,} lines run,"
            f" {self.new_bytes:,} bytes"
        )


class _Counting:
    """Counts how often things like it are hashed or compared."""

    __slots__ = ()

    def __hash__(self) -> int:
        Key.touched += 1
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        Key.touched += 1
        return super().__eq__(other)

    def __lt__(self, other: Any) -> bool:
        Key.touched += 1
        return super().__lt__(other)  # type: ignore[misc, no-any-return]

    def __gt__(self, other: Any) -> bool:
        Key.touched += 1
        return super().__gt__(other)  # type: ignore[misc, no-any-return]


class Key(_Counting, str):
    """A key that counts how often keys like it, and numbers below, are hashed or compared."""

    __slots__ = ()
    touched = 0


class Number(_Counting, int):
    """A number that counts with the keys."""


def work_of(
    action: Callable[[], Any], prepare: Callable[[], None] = lambda: None, times: int = 3
) -> Work:
    """Run `action` several times and return the least of each kind of work that it took.

    The least, since a table that grows now and then is no cost of the single call. `prepare` runs
    before each, uncounted.
    """
    counts, sizes = [], []
    for _ in range(times):
        prepare()
        counts.append(_counts(action))
        prepare()
        sizes.append(_bytes(action))
    return Work(min(keys for keys, _ in counts), min(lines for _, lines in counts), min(sizes))


def bytes_kept(says: str, use: Callable[[str], object], times: int) -> int:
    """Return and tell how many bytes so many uses leave behind, when as many went before.

    `says` is how a story says them: "pages found". Each is given another text. The least of three
    laps, since somebody else's thread may keep something meanwhile.
    """
    tracemalloc.start()
    sizes = []
    try:
        for lap in range(4):
            for number in range(times):
                use(f"{number} of {lap}")
            sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    kept = min(after - before for before, after in pairwise(sizes))
    why = "A program that runs for months keeps this again and again."
    tell(f"{times} {says}, and {times} more: {kept:,} bytes kept", why=why, called=use)
    return kept


def _counts(action: Callable[[], Any]) -> tuple[int, int]:
    """Return how many keys were touched, and lines run outside the file that asks."""
    asking = action.__code__.co_filename
    lines = 0

    def on_line(_frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return on_line

    def on_call(frame: FrameType, _event: str, _: Any) -> Any:
        return on_line if frame.f_code.co_filename not in (asking, __file__) else None

    before, touched = sys.gettrace(), Key.touched
    sys.settrace(on_call)
    try:
        action()
    finally:
        sys.settrace(before)
    return Key.touched - touched, lines


def _bytes(action: Callable[[], Any]) -> int:
    """Return the most bytes that were in use during the action beyond those before it."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        action()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def growth(do: Callable[[int], object], times: int) -> int:
    """Do something so many times, each told its number; return the bytes that are kept of it.

    They are what is in use after the last time beyond what was after the first: what a table
    takes once, and what is kept of numbers and names that stay, is no growth.
    """
    in_use = []
    tracemalloc.start()
    try:
        for number in range(times):
            do(number)
            gc.collect()
            in_use.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    return in_use[-1] - in_use[0]


class Name(str):
    """A name that can be watched."""

    __slots__ = ("__weakref__",)


class Watched:
    """A thing that can be watched. A copy of it is the thing itself, so that none can hide."""

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self


class Watch:
    """Sees, by weak references, which of the things that a world handed out are in memory yet."""

    def __init__(self) -> None:
        self._alive: dict[weakref.ref[Any], str] = {}

    def add(self, thing: Thing, name: str) -> Thing:
        """Watch one more thing, and return it."""
        self._alive[weakref.ref(thing, self._alive.pop)] = name
        return thing

    def things(self) -> list[Any]:
        """Return those in memory."""
        return [thing for thing in (seen() for seen in [*self._alive]) if thing is not None]

    def names(self, enough: int) -> set[str]:
        """Return the names of those in memory; more than `enough` get a moment to go."""
        for _ in range(50):
            alive = set(self._alive.values())
            if len(alive) <= enough:
                break
            gc.collect()  # a design may let go by way of the garbage collector,
            time.sleep(0.001)  # or of a thread of its own, a moment later
        return alive


def names_kept(do: Callable[[list[Name]], object], names: list[str], enough: int) -> int:
    """Let `do` use fresh copies of these names, and return how many are in memory after it."""
    copies, watch = [Name(name) for name in names], Watch()
    for name in copies:
        watch.add(name, str(name))
    do(copies)
    del copies, name
    return len(watch.names(enough))
