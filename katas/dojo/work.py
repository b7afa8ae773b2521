"""What a call costs, counted: the same on every machine, where a clock would not be."""

import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any


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
        return f"{self.keys:,} keys, {self.lines:,} lines, {self.new_bytes:,} bytes"


class Key(str):
    """A key that counts how often keys like it are hashed or compared."""

    __slots__ = ()
    touched = 0

    def __hash__(self) -> int:
        Key.touched += 1
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        Key.touched += 1
        return super().__eq__(other)


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
