"""A race, found by trying every place where a thread can be stopped.

Let Ann run until she is about to touch something that Ben could see; let Ben run there until he
has ended or stands still (he waits for something that Ann holds); let Ann go on, and look. Then
the next place, until she ends before it is reached. Each of these orders is one that real threads
can take, so there are no false alarms. Nothing depends on luck, so the same code gets the same
verdict each time. No lock is touched, so any kind made anywhere will do.

    meeting = Meeting(lambda: Shop(room=2), Deed("asks help", ...), Deed("asks home", ...))
    problem = at_the_same_time([meeting], check=Shop.disorder)

Limits: two threads, one switch between them. Python 3.11 steps by `sys.settrace`; later versions
lose opcode events there and use `sys.monitoring`.
"""

import linecache
import sys
import textwrap
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from dis import opname
from functools import cache
from types import CodeType, FrameType, SimpleNamespace
from typing import Any, Generic, NamedTuple, Self, TypeVar

from dojo import design
from dojo.course import Course, Does
from dojo.people import Person, done_or_still, together
from dojo.story import tell

World = TypeVar("World")
Check = Callable[[World], str]  # what is wrong with a world in which both have ended, or ""
TOLD_AT_MOST = 5  # places where one race goes wrong
CANDIDATES = 4  # orders of which one is told if all is well, for Ben has to be seen waiting


@dataclass(frozen=True)
class Deed(Generic[World]):
    """What somebody does, and how a story says it: "asks help"."""

    says: str
    do: Callable[[World], Any]


@dataclass(frozen=True)
class Meeting(Generic[World]):
    """Two people and the world that they meet in, made anew for each order of events."""

    make: Callable[[], World]
    ann: Deed[World]
    ben: Deed[World]
    given: str = ""  # what a story says of the world first


@dataclass
class _Order(Generic[World]):
    """One order of events: Ann stopped before a line of the design, Ben ran, Ann went on."""

    meeting: Meeting[World]
    file: str
    line: int
    ben_waited: bool
    ann: Person  # answers with what the check said
    ben: Person
    trial: "_Trial[World]"

    def again(self) -> "_Order[World]":
        """Try the same order, and look long enough to tell a Ben who waits from one who is slow."""
        trial = self.trial
        patient = _Trial(trial.meeting, trial.check, trial.limit, trial.place, samples=20)
        return patient.run() or self

    @property
    def problem(self) -> str:
        return self.ann.problem or self.ben.problem or self.ann.answer or ""

    def tell(self, verdict: str, tone: str) -> None:
        """Tell the two lanes, Ann's and Ben's, and what came of it."""
        meeting, code = self.meeting, linecache.getline(self.file, self.line).strip()
        course = self.course(f"Ann is stopped before line {self.line}: {code}")
        if meeting.given:
            tell(meeting.given, sets_scene=True, of=course.until(0))
        at: Any = SimpleNamespace(__code__=self.trial.place.code)
        says = f"Ann   {meeting.ann.says}, and is stopped before line {self.line}:"
        tell(says, called=at, of=course.until(1))
        tell(f"        {code:.60}", called=at)
        waits = ", and waits for her" * self.ben_waited
        tell(f"Ben   {meeting.ben.says}{waits}", of=course.until(2 + self.ben_waited))
        end = len(course.moments)
        after = ", and Ben after her" * self.ben_waited
        tell(f"Ann   goes on{after}", called=at, of=course.until(end))
        course.verdict = (verdict.strip(), tone)
        tell(verdict, of=course)

    def course(self, stop: str) -> Course:
        """Return what happened, moment after moment."""
        meeting, held, on = self.meeting, Does("is held up", tone="off"), Does("goes on")
        moments = [
            {"Ann": Does(meeting.ann.says)},
            {"Ann": held, "Ben": Does(meeting.ben.says)},
        ]
        if self.ben_waited:
            waits = Does("waits for Ann", tone="cost")
            moments += [{"Ann": held, "Ben": waits}, {"Ann": on, "Ben": waits}, {"Ben": on}]
        else:
            moments += [{"Ann": on}]
        answers = {"Ann": self.trial.said, "Ben": _said(self.ben.answer)}
        return Course(["Ann", "Ben"], meeting.given, moments, (1, stop), answers=answers)


def one_after_the_other(
    meetings: Iterable[Meeting[World]], check: Check[World], limit: float = 0.5
) -> str:
    """Let one come when the other is done, in both orders; return and tell the first problem.

    `limit`, in seconds, is how long somebody who never comes back is waited for.
    """
    for meeting in meetings:
        for first, then in ((meeting.ann, meeting.ben), (meeting.ben, meeting.ann)):

            def both(
                meeting: Meeting[World] = meeting,
                first: Deed[World] = first,
                then: Deed[World] = then,
            ) -> str:
                world = meeting.make()
                first.do(world)
                then.do(world)
                return check(world)

            ann = Person("Ann", both)
            together(ann, limit=limit)
            problem: str = ann.problem or ann.answer
            if problem:
                moments = [{"Ann": Does(deed.says)} for deed in (first, then)]
                course = Course(["Ann"], meeting.given, moments)
                if meeting.given:
                    tell(meeting.given, sets_scene=True, of=course.until(0))
                says = f"Ann   {first.says}; when that is done she {then.says}"
                tell(says, of=course.until(2))
                course.verdict = (problem, "broken")
                tell(_told(problem), of=course)
                return problem
    return ""


def at_the_same_time(
    meetings: Iterable[Meeting[World]],
    check: Check[World],
    limit: float = 1.0,
    *,
    skim_loops: bool = False,
) -> str:
    """Let two people meet in every order; return and tell the first problem.

    If there is none, one of the meetings is told. `limit` as in `one_after_the_other`. With
    `skim_loops`, of the many times that Ann comes to one place only a few are tried, the first and
    the second among them: long loops would take seconds. Cost: half a millisecond an order, and
    some three orders a line of code.
    """
    count, told = 0, list[_Order[World]]()
    for meeting in meetings:
        bad: list[_Order[World]] = []
        for order in _orders(meeting, check, limit, skim_loops=skim_loops):
            count += 1
            if not told or (order.ben_waited and len(told) < CANDIDATES):
                told.append(order)
            if order.problem and order.line not in [other.line for other in bad]:
                bad.append(order)
                if len(bad) == TOLD_AT_MOST or order.ann.is_alive() or order.ben.is_alive():
                    break
        if bad:
            first, *others = bad
            first.again().tell(_told(first.problem), "broken")
            if others:
                lines = ", ".join(str(order.line) for order in others)
                tell(f"      (it goes wrong before line {lines}, too)")
            return first.problem
    if told:
        told = [order.again() for order in told]
        order = next((order for order in told if order.ben_waited), told[0])
        order.tell(f"      all is well, as in each of {count:,} such meetings", "")
    return ""


def _told(problem: str) -> str:
    """Return a problem in lines of a story that are not too long."""
    lines = [line for part in problem.splitlines() for line in textwrap.wrap(part, 66)]
    return "\n".join(f"      {line}" for line in lines)


def _said(answer: object) -> str:
    """Return what somebody was told, if it can be shown; nothing else is kept alive."""
    return answer if isinstance(answer, str) else ""


class _Place(NamedTuple):
    """Where Ann is stopped: before an instruction of the design, when she comes there once more."""

    code: CodeType
    offset: int
    line: int
    time: int  # 1 when she comes there first


def _orders(
    meeting: Meeting[World], check: Check[World], limit: float, *, skim_loops: bool
) -> Iterator[_Order[World]]:
    for place in _places_passed(meeting, limit):
        if not skim_loops or place.time in (1, 2, 8, 32, 128, 512, 2_048):
            order = _Trial(meeting, check, limit, place).run()
            if order is not None:
                yield order


def _places_passed(meeting: Meeting[World], limit: float) -> list[_Place]:
    """Let Ann do her deed alone, and return the places that she comes to, in order."""
    world, times, places = meeting.make(), Counter[tuple[int, int]](), list[_Place]()

    def step(_: "Stepping", code: CodeType, offset: int, line: int) -> None:
        times[id(code), offset] += 1
        places.append(_Place(code, offset, line, times[id(code), offset]))

    def anns_part() -> None:
        with Stepping(step):
            meeting.ann.do(world)

    together(Person("Ann", anns_part), limit=2 * limit)
    return places[:]


@dataclass
class _Trial(Generic[World]):
    """Ann does her deed, and is stopped at a place until Ben has done his."""

    meeting: Meeting[World]
    check: Check[World]
    limit: float
    place: _Place
    samples: int = 4  # how often Ben is seen at one place before he is taken to wait
    times: int = 0
    ben: Person | None = None
    ben_waited: bool = False
    world: Any = field(default=None)
    said: str = ""  # what Ann was told

    def run(self) -> _Order[World] | None:
        """Return what came of it, or None if Ann never came to that place."""
        self.world = self.meeting.make()
        ann = Person("Ann", self.anns_part)
        together(ann, limit=2 * self.limit)
        if self.ben is None:
            return None
        file = self.place.code.co_filename
        return _Order(self.meeting, file, self.place.line, self.ben_waited, ann, self.ben, self)

    def anns_part(self) -> str:
        with Stepping(self.step, self.place):
            self.said = _said(self.meeting.ann.do(self.world))
        if self.ben is None:
            return ""
        together(self.ben, limit=self.limit)
        return self.check(self.world)

    def step(self, stepping: "Stepping", *_: object) -> None:
        self.times += 1
        if self.times == self.place.time:
            stepping.end()  # or Ben, and the rest of Ann, would be stepped for nothing
            self.ben = Person("Ben", lambda: self.meeting.ben.do(self.world))
            interval = 0.00002 if self.samples == 4 else 0.001
            done_or_still(self.ben, samples=self.samples, interval=interval, limit=self.limit)
            self.ben_waited = self.ben.is_alive()


# A thread is stopped before an instruction that calls, tests or writes something that others see.
# Between two of these it only reads, and moves its own values about, so that one place stands for
# all; but a jump is a place too if it depends on an attribute that was just read, and so is the
# first read after a write or a call, for somebody may have come between the two.
_PASSED_BY: tuple[str, ...] = (
    "BUILD_", "CACHE", "COMPARE_", "COPY", "END_", "EXTENDED_ARG", "IS_OP", "JUMP", "KW_NAMES",
    "LOAD_", "MAKE_", "NOP", "NOT_TAKEN", "POP_", "PRECALL", "PUSH_", "RERAISE", "RESUME",
    "RETURN_", "STORE_FAST", "SWAP", "TO_BOOL", "UNPACK_",
)  # fmt: skip
if sys.version_info < (3, 14):  # where it is never a subscript, and computes with own values
    _PASSED_BY += ("BINARY_OP",)


@cache
def _places(code: CodeType) -> frozenset[int]:
    """Return the offsets of the instructions before which a thread is stopped."""
    places = set()
    has_read = has_acted = False
    for number, name in enumerate(opname[op] for op in code.co_code[::2]):
        reads = name.startswith(("LOAD_ATTR", "LOAD_GLOBAL", "LOAD_DEREF"))
        if not name.startswith(_PASSED_BY) or (has_read and name.startswith("POP_JUMP")):
            places.add(2 * number)
            has_read = False
            has_acted = name.startswith(_ACTS)
        elif reads and has_acted:
            places.add(2 * number)
            has_read, has_acted = True, False
        elif reads:
            has_read = True
    return frozenset(places)


_ACTS = ("CALL", "STORE_ATTR", "STORE_SUBSCR", "STORE_GLOBAL", "STORE_DEREF", "DELETE_")
# Is told the code, the offset in it and the line before each step
Listener = Callable[["Stepping", CodeType, int, int], None]

if sys.version_info >= (3, 12):

    class Stepping:
        """Calls a listener before each step that the present thread makes in a design's code.

        With `only`, just before the steps at that place.
        """

        TOOL = 4

        def __init__(self, listener: Listener, only: _Place | None = None) -> None:
            self.listener = listener
            self.only = only
            self.thread = threading.get_ident()

        def __enter__(self) -> Self:
            monitoring, event = sys.monitoring, sys.monitoring.events.INSTRUCTION
            monitoring.use_tool_id(self.TOOL, "races")
            monitoring.register_callback(self.TOOL, event, self._on_instruction)
            monitoring.restart_events()
            self._set(event)
            return self

        def _set(self, events: int) -> None:
            if self.only:
                sys.monitoring.set_local_events(self.TOOL, self.only.code, events)
            else:
                sys.monitoring.set_events(self.TOOL, events)

        def end(self) -> None:
            """Step no further."""
            self._set(0)

        def __exit__(self, *_: object) -> None:
            self.end()
            sys.monitoring.register_callback(self.TOOL, sys.monitoring.events.INSTRUCTION, None)
            sys.monitoring.free_tool_id(self.TOOL)

        def _on_instruction(self, code: CodeType, offset: int) -> Any:
            if self.only and offset != self.only.offset:
                return sys.monitoring.DISABLE
            if not design.is_design(code.co_filename) or offset not in _places(code):
                return sys.monitoring.DISABLE
            if threading.get_ident() == self.thread:
                lines = (line for start, end, line in code.co_lines() if start <= offset < end)
                self.listener(self, code, offset, next(lines) or code.co_firstlineno)
            return None

else:

    class Stepping:
        """Calls a listener before each step that the present thread makes in a design's code.

        With `only`, just before the steps at that place.
        """

        def __init__(self, listener: Listener, only: _Place | None = None) -> None:
            self.listener: Listener | None = listener
            self.only = only
            self.before = sys.gettrace()

        def __enter__(self) -> Self:
            sys.settrace(self._on_call)
            return self

        def end(self) -> None:
            """Step no further."""
            self.listener = None
            sys.settrace(None)

        def __exit__(self, *_: object) -> None:
            sys.settrace(self.before)

        def _on_call(self, frame: FrameType, _event: str, _: Any) -> Any:
            code = frame.f_code
            if self.listener is None or (self.only and code is not self.only.code):
                return None
            if not design.is_design(code.co_filename):
                return None
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
            return self._on_place if self.only else self._on_instruction

        def _on_place(self, frame: FrameType, event: str, _: Any) -> Any:
            if self.only and frame.f_lasti == self.only.offset and event == "opcode":
                self._on_instruction(frame, event, None)
            return self._on_place

        def _on_instruction(self, frame: FrameType, event: str, _: Any) -> Any:
            code, offset = frame.f_code, frame.f_lasti
            if self.listener and event == "opcode" and offset in _places(code):
                self.listener(self, code, offset, frame.f_lineno)
            return self._on_instruction
