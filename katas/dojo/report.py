"""A failure, as its reader needs it: the reason, the story, what is wrong with it, where to look.

The text stands in the failure's own `longrepr`, since that is all that some editors show, and
carries no escape sequences; colours are added only where a terminal asks for them.
"""

import linecache
import re
import textwrap
from pathlib import Path
from traceback import walk_stack, walk_tb
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

import pytest
from _pytest._code.code import ExceptionChainRepr, ReprEntry, ReprFileLocation, ReprTraceback

from dojo import design
from dojo.design import shown

if TYPE_CHECKING:
    from _pytest._io import TerminalWriter

    from dojo.plugin import Lesson

WIDTH = 79
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


class Panel(ExceptionChainRepr):
    """A text that every consumer of a failure can show: terminals, JUnit, xdist, editors."""

    def __init__(self, text: str, summary: str, path: str, line: int) -> None:
        entry = ReprEntry(text.splitlines(), None, None, None, "value")
        traceback = ReprTraceback([entry], None, style="value")
        super().__init__([(traceback, ReprFileLocation(path, line, summary), None)])
        self.text = text
        self.summary = summary

    def __str__(self) -> str:
        return self.text

    def toterminal(self, tw: "TerminalWriter") -> None:
        """Write the text, its first line bold and its last ones, the places to look at, dimmed."""
        tw.line()
        for number, line in enumerate(self.text.splitlines()):
            is_place = line.startswith("  ") and not line.startswith("    ")
            tw.line(line, bold=number == 0, light=is_place)


class LessonReport(pytest.TestReport):
    """pytest's report of a lesson, with what the screen needs to show it."""

    kata: str
    path: str
    number: int
    total: int
    title: str
    reason: str
    rest: str
    story: list[str]
    afterwards: str
    yours: str
    is_verdict = False  # the lesson's own assertion, and not an accident
    is_as_begun = False  # on a file that still has its first line of work before it

    @property
    def head_line(self) -> str:
        """The lesson's sentence, where pytest would print the function's name."""
        return self.title


def panel(lesson: "Lesson", excinfo: pytest.ExceptionInfo[BaseException]) -> Panel:
    """Tell what stopped a lesson: its own verdict, or an accident in the code under test."""
    error = excinfo.value
    frames = frames_of(excinfo.tb)
    line = line_of(lesson, frames)
    mine = [f for f in frames if design.is_design(f[0].f_code.co_filename)]
    if is_verdict(excinfo):
        message, _, check = plain(error).partition("\nassert ")
        check = check.partition("\n")[0]
        rows = [("check", f"assert {check}")] if check and "..." not in check else []
        return build(lesson, line, textwrap.fill(message, WIDTH), rows, called(lesson))
    rows = []
    message = f"The code stopped with {type(error).__name__}"
    if text := shortened(plain(error)):
        message += f": {text}"
    if mine:
        frame, at = mine[-1]
        yours = f"{shown(frame.f_code.co_filename)}:{at}, {frame.f_code.co_name}"
        rows = [("code", source_line(frame, at))]
    else:
        yours = first_class(lesson.parent_kata.design)
    if not mine and isinstance(error, AttributeError | TypeError):
        message += (
            "\nIt never got as far as the kata's own lines: a method that lessons call is missing,"
            " or takes other arguments than it did at first."
        )
    filled = "\n".join(textwrap.fill(part, WIDTH) for part in message.splitlines())
    return build(lesson, line, filled, rows, yours)


def panel_of_endless(lesson: "Lesson", frame: FrameType | None, seconds: float) -> Panel:
    """Tell that a lesson did not end, and at which of the design's lines it was then."""
    mine = next(design.frames_of(frame), None)
    line = line_of(lesson, list(walk_stack(frame)) if frame else [])
    rows, yours = [], called(lesson)
    if mine is not None:
        yours = f"{shown(mine.f_code.co_filename)}:{mine.f_lineno}, {mine.f_code.co_name}"
        rows = [("code", source_line(mine, mine.f_lineno))]
    message = (
        f"After {seconds:g} seconds the lesson had not ended; other lessons take milliseconds."
    )
    return build(lesson, line, textwrap.fill(message, WIDTH), rows, yours)


def is_verdict(excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
    """Tell a lesson's own assertion from an exception in the code under test."""
    innermost = frames_of(excinfo.tb)[-1][0].f_code.co_filename
    return excinfo.errisinstance(AssertionError) and not design.is_design(innermost)


def is_of_lesson(lesson: "Lesson", excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
    """Tell a verdict of the lesson itself from one that its world gave, and from an accident."""
    innermost = frames_of(excinfo.tb)[-1][0].f_code.co_filename
    return is_verdict(excinfo) and innermost == str(lesson.path)


def line_of(lesson: "Lesson", frames: list[tuple[FrameType, int]]) -> int:
    """Return at which of its lines a lesson was, or where it begins."""
    own = (at for frame, at in frames if frame.f_code.co_filename == str(lesson.path))
    return next(own, lesson.obj.__code__.co_firstlineno)


def build(
    lesson: "Lesson", line: int, message: str, rows: list[tuple[str, str]], yours: str
) -> Panel:
    """Put the four voices of a failed lesson together."""
    story = "\n".join(("    " + text).rstrip() for text in lesson.story.lines)
    guide = f"guides/{lesson.kata}.md,"
    gap = " " if len(guide) + len(lesson.title) + 14 <= WIDTH else "\n" + " " * 11
    places = [
        ("lesson", f"{shown(str(lesson.path))}:{line}"),
        *rows,
        ("yours", yours),
        ("hints", f'{guide}{gap}"{lesson.title}"'),
    ]
    foot = "\n".join(f"  {name:<8} {text}" for name, text in places)
    text = "\n\n".join(part for part in (lesson.reason, story, message, foot) if part)
    return Panel(text, " ".join(message.split()), shown(str(lesson.path)), line)


def broken(kata: str, path: Path, error: BaseException) -> str:
    """Tell why a kata's file could not be loaded, in a few lines without a traceback."""
    name = type(error).__name__
    if isinstance(error, SyntaxError) and error.filename == str(path):
        lines = [f"Python stops before the first lesson: {shown(str(path))}:{error.lineno}"]
        if error.text:
            lines.append("    " + error.text.strip())
        return "\n".join([*lines, f"{name}: {error.msg}"])
    mine = [f for f in frames_of(error.__traceback__) if f[0].f_code.co_filename == str(path)]
    if mine:
        frame, at = mine[-1]
        return (
            f"Python stops before the first lesson: {shown(str(path))}:{at}\n"
            f"    {source_line(frame, at)}\n"
            f"{name}: {shortened(plain(error))}"
        )
    text = plain(error).partition(" (")[0]  # without the path, which stands above
    return (
        f"Python stops before the first lesson: {first_class(path)}\n"
        f"{name}: {shortened(text)}\n"
        f"What the file held at first: git diff {shown(str(design.KATAS / kata))}"
    )


def frames_of(traceback: TracebackType | None) -> list[tuple[FrameType, int]]:
    """Return the frames of a traceback with their lines, outermost first."""
    return list(walk_tb(traceback))


def called(lesson: "Lesson") -> str:
    """Name the learner's function that the world called last, or the file if none was."""
    function = lesson.story.yours
    if isinstance(function, str):
        return function
    place = design.place_of(function) if function is not None else None
    if place is None:
        return first_class(lesson.parent_kata.design)
    path, line = place
    return f"{shown(path)}:{line}, {getattr(function, '__name__', '')}"


def first_class(path: Path) -> str:
    """Name the first class of a file, or the file if it has none."""
    for number, line in enumerate(linecache.getlines(str(path)), start=1):
        if found := re.match(r"class \w+", line):
            return f"{shown(str(path))}:{number}, {found[0]}"
    return shown(str(path))


def source_line(frame: FrameType, line: int) -> str:
    """Return the text of a line of code."""
    return linecache.getline(frame.f_code.co_filename, line).strip()


def plain(error: BaseException) -> str:
    """Return an exception's text without colours, whatever its class does when asked for it."""
    try:
        return _ESCAPES.sub("", str(error))
    except Exception as second:  # noqa: BLE001  a learner's __str__ may fail in any way
        return f"(its text raised {type(second).__name__})"


def shortened(text: str) -> str:
    """Return the first line of a text, cut to what a report can hold."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= 300 else line[:297] + "..."
