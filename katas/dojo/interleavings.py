"""A race, found by trying every place where a thread can be stopped.

Let A run until it is about to touch something that B could see, run B there until it has ended or
stands still (it waits for something that A holds), let A go on, look; then the next place, until
A ends before it is reached. Each of these orders is one that real threads can take, so there are
no false alarms; nothing depends on luck, so the same code gets the same verdict each time; and
no lock is touched, so any kind made anywhere will do.

Limits: two threads, one switch between them. Python 3.11 steps by `sys.settrace`; later versions
lose opcode events there and use `sys.monitoring`.
"""

import itertools
import linecache
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from dis import opname
from functools import cache
from types import CodeType, FrameType
from typing import Any, TypeVar

from dojo import design
from dojo.people import Person, done_or_still
from dojo.story import tell

World = TypeVar("World")
Listener = Callable[[str, int], None]  # is told file and line before each step
Stepping = Callable[[Listener], AbstractContextManager[Callable[[], None]]]  # gives what ends it

# A thread is stopped before an instruction that calls, tests or writes something that others see.
# Between two of these it only reads, and moves its own values about, so that one place stands for
# all; but a jump is a place too if it depends on an attribute that was just read.
_PASSED_BY: tuple[str, ...] = (
    "BUILD_", "CACHE", "COMPARE_", "COPY", "END_", "EXTENDED_ARG", "IS_OP", "JUMP", "KW_NAMES",
    "LOAD_", "MAKE_", "NOP", "NOT_TAKEN", "POP_", "PRECALL", "PUSH_", "RERAISE", "RESUME",
    "RETURN_", "STORE_FAST", "SWAP", "TO_BOOL", "UNPACK_",
)  # fmt: skip
if sys.version_info < (3, 14):  # where it is never a subscript, and computes with own values
    _PASSED_BY += ("BINARY_OP",)


@dataclass
class Meeting:
    """One order of events: A stopped before a line of the design, B ran there, A went on."""

    file: str
    line: int
    a: Person  # its answer is what the check said
    b: Person

    @property
    def problem(self) -> str:
        """Return what the check said, or who met an error or never came back; "" if all is well."""
        for person in (self.a, self.b):
            if person.is_alive():
                return f"{person.name} never comes back, and waits at {person.place}"
            if person.error:
                error = type(person.error).__name__
                return f"{person.name} meets {error}, at {person.place}"
        return self.a.answer or ""

    def tell(self, ann: str, ben: str) -> None:
        """Tell how A, called Ann, and B, called Ben, met on these errands, and what came of it."""
        code = linecache.getline(self.file, self.line).strip()
        tell(f"Ann   {ann}, and is interrupted in line {self.line}:")
        tell(f"        {code:.60}")
        tell(f"Ben   {ben}; then Ann goes on")
        tell(f"      {self.problem}")


def all_orders(
    make: Callable[[], World],
    a: Callable[[World], Any],
    b: Callable[[World], Any],
    check: Callable[[World], Any],
    limit: float = 1.0,
) -> Iterator[Meeting]:
    """Yield A and B meeting in a new world, for each place where A can be stopped.

    When both have ended, A's thread answers with `check(world)`. `limit`, in seconds, is how long
    two that wait for each other are waited for. Cost: half a millisecond a place, and some three
    places a line of code.
    """

    def meet(place: int, stepping: Stepping) -> Meeting | None:
        world, steps = make(), 0
        stopped = ("", 0)
        second: Person | None = None
        end_stepping: Callable[[], None]

        def step(file: str, line: int) -> None:
            nonlocal steps, stopped, second
            steps += 1
            if steps == place:
                end_stepping()  # or B, and the rest of A, would be stepped for nothing
                stopped, second = (file, line), Person("Ben", lambda: b(world))
                done_or_still(second, samples=2, interval=0.00001, limit=limit)

        def errand() -> Any:
            nonlocal end_stepping
            with stepping(step) as end_stepping:
                a(world)
            if second is not None:
                second.join(limit)
            return check(world)

        first = Person("Ann", errand)
        first.join(2 * limit)
        return Meeting(*stopped, first, second) if second is not None else None

    with _stepping() as stepping:
        for place in itertools.count(1):
            meeting = meet(place, stepping)
            if meeting is None:
                return
            yield meeting


@cache
def _places(code: CodeType) -> frozenset[int]:
    """Return the offsets of the instructions before which a thread is stopped."""
    places = set()
    has_read = False
    for number, name in enumerate(opname[op] for op in code.co_code[::2]):
        if not name.startswith(_PASSED_BY) or (has_read and name.startswith("POP_JUMP")):
            places.add(2 * number)
            has_read = False
        elif name.startswith(("LOAD_ATTR", "LOAD_GLOBAL", "LOAD_DEREF")):
            has_read = True
    return frozenset(places)


if sys.version_info >= (3, 12):

    @cache
    def _line_at(code: CodeType, offset: int) -> int:
        lines = (line for start, end, line in code.co_lines() if start <= offset < end)
        return next(lines) or code.co_firstlineno

    @contextmanager
    def _stepping() -> Iterator[Stepping]:
        monitoring, tool = sys.monitoring, 4
        listeners: dict[int, Listener] = {}

        def on_instruction(code: CodeType, offset: int) -> Any:
            if not design.is_design(code.co_filename) or offset not in _places(code):
                return monitoring.DISABLE
            if listener := listeners.get(threading.get_ident()):
                listener(code.co_filename, _line_at(code, offset))
            return None

        @contextmanager
        def stepping(listener: Listener) -> Iterator[Callable[[], None]]:
            listeners[threading.get_ident()] = listener
            monitoring.set_events(tool, monitoring.events.INSTRUCTION)
            try:
                yield lambda: monitoring.set_events(tool, 0)
            finally:
                monitoring.set_events(tool, 0)
                del listeners[threading.get_ident()]

        monitoring.use_tool_id(tool, "interleavings")
        monitoring.register_callback(tool, monitoring.events.INSTRUCTION, on_instruction)
        try:
            yield stepping
        finally:
            monitoring.register_callback(tool, monitoring.events.INSTRUCTION, None)
            monitoring.free_tool_id(tool)

else:

    @contextmanager
    def _stepping() -> Iterator[Stepping]:
        @contextmanager
        def stepping(listener: Listener) -> Iterator[Callable[[], None]]:
            def on_instruction(frame: FrameType, event: str, _: Any) -> Any:
                if event == "opcode" and frame.f_lasti in _places(frame.f_code):
                    listener(frame.f_code.co_filename, frame.f_lineno)
                return on_instruction

            def on_call(frame: FrameType, _event: str, _: Any) -> Any:
                if not design.is_design(frame.f_code.co_filename):
                    return None
                frame.f_trace_opcodes, frame.f_trace_lines = True, False
                return on_instruction

            before = sys.gettrace()
            sys.settrace(on_call)
            try:
                yield lambda: None  # only A is traced, and goes on to its end
            finally:
                sys.settrace(before)

        yield stepping
