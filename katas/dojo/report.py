"""A failure, as its reader needs it: the reason, the story, what is wrong with it, where to look.

The text stands in the failure's own `longrepr`, since that is all that some editors show, and
carries no escape sequences; colours are added only where a terminal asks for them.
"""

import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

import pytest
from _pytest._code.code import ExceptionChainRepr, ReprEntry, ReprFileLocation, ReprTraceback

from dojo import design
from dojo.design import shown
from dojo.failure import Failure
from dojo.story import Scene, Story

if TYPE_CHECKING:
    from _pytest._io import TerminalWriter

WIDTH = 79
LINES_AT_MOST = 40  # of one scene; lessons have a dozen, learners' own logs know no limit


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


@dataclass
class About:
    """What is known of a lesson before it runs.

    path, line   where it stands
    design       the file that it meets
    rest         what its docstring says after the reason: where the road turns
    trouble      what the field calls what goes wrong here, and the cure what it does about it
    """

    path: Path
    line: int
    design: Path
    title: str
    reason: str
    rest: str
    trouble: str
    cure: str

    @classmethod
    def of(cls, function: Callable[..., Any], path: Path, design: Path) -> "About":
        """Read a lesson's name and docstring."""
        reason, *rest = (inspect.getdoc(function) or "").split("\n\n")
        text, terms = "\n".join(rest), {"Trouble": "", "Cure": ""}
        for name in terms:
            if found := re.search(rf"^{name}: (.*)$", text, re.MULTILINE):
                terms[name] = found[1]
                text = text.replace(found[0], "")
        return cls(
            path,
            function.__code__.co_firstlineno,
            design,
            function.__name__.removeprefix("test_").replace("_", " "),
            " ".join(reason.split()),
            " ".join(text.split()),
            terms["Trouble"],
            terms["Cure"],
        )


class LessonReport(pytest.TestReport):
    """pytest's report of a lesson, with what the screens need to show it. All of it is plain data.

    scenes       as dojo.story has them: {"title", "steps": [{"line", "why", ...}], ...}
    held_before  how many lessons of this kata held in the run before; -1 if that is not known
    """

    kata: str
    path: str
    number: int
    total: int
    core: int
    title: str
    reason: str
    rest: str
    trouble: str
    cure: str
    scenes: list[dict[str, Any]]
    last_words: dict[str, str]  # of the core and of the whole kata
    held_before: int
    message = ""
    yours = ""  # where the learner's work goes on
    is_verdict = False  # the lesson's own assertion, and not an accident
    is_as_begun = False  # on a file that still has its first line of work before it

    @property
    def head_line(self) -> str:
        """The lesson's sentence, where pytest would print the function's name."""
        return self.title

    @property
    def lines(self) -> list[str]:
        """The story's last scene."""
        return [
            line for scene in self.scenes[-1:] for step in scene["steps"]
            for line in step["line"].splitlines()
        ]  # fmt: skip


def told(story: Story) -> list[dict[str, Any]]:
    """Return the scenes as plain data, which can travel between processes."""
    return [asdict(scene) for scene in story.scenes]


def lines_of(scene: Scene) -> list[str]:
    """Return the lines of a scene, and of the middle of a long one only how many they are."""
    lines = [line for step in scene.steps for line in step.line.splitlines()]
    if scene.title:
        lines.insert(0, scene.title)
    if len(lines) > LINES_AT_MOST:
        half = LINES_AT_MOST // 2
        left_out = len(lines) - 2 * half
        lines = [*lines[:half], f"[{left_out:,} lines are left out]", *lines[-half:]]
    if scene.left_out:
        lines.append(f"[{scene.left_out:,} more lines of your log are left out]")
    return lines


def panel(about: About, story: Story, failure: Failure) -> Panel:
    """Put the voices of a failed lesson together."""
    lines = lines_of(story.scene)
    if story.scene.begun:
        ending = "does not come to an end" if failure.is_endless else "is stopped"
        lines.append(f"{story.scene.begun}   {'' if failure.is_verdict else ending}".rstrip())
    scene = "\n".join(("    " + line).rstrip() for line in lines)
    message = "\n".join(textwrap.fill(part, WIDTH) for part in failure.message.splitlines())
    foot = "\n".join(f"  {name:<13}{text}" for name, text in rows(about, story, failure))
    reason = textwrap.fill(about.reason, WIDTH)
    text = "\n\n".join(part for part in (reason, scene, message, foot) if part)
    return Panel(text, " ".join(message.split()), shown(str(about.path)), failure.line)


def rows(about: About, story: Story, failure: Failure) -> list[tuple[str, str]]:
    """Return the places to look at, each with its name."""
    found = [("lesson", f"{shown(str(about.path))}:{failure.line or about.line}")]
    if failure.check:
        found.append(("check", failure.check))
    if failure.raised_at:
        name = "last seen" if failure.is_endless else "raised at"
        found += [(name, place(failure.raised_at)), ("code", failure.code)]
    elif story.called:
        found.append(("called last", place(story.called)))
    else:
        found.append(("your file", shown(str(about.design))))
    if about.trouble:
        found.append(("known as", about.trouble))
    guide = f"guides/{about.path.parent.name}.md,"
    gap = " " if len(guide) + len(about.title) + 18 <= WIDTH else "\n" + " " * 15
    return [*found, ("hints", f'{guide}{gap}"{about.title}"')]


def place(place: tuple[str, int, str]) -> str:
    """Return a place so that an editor can open it, and the name of the function there."""
    file, line, name = place
    return f"{shown(file)}:{line}   {name}"


def shortened(text: str, lines: int = 20, width: int = 200) -> str:
    """Return the last lines of what a design has printed, and say how many are left out."""
    kept = [
        line[:width] for line in design.plain(text[-lines * 10 * width :]).splitlines()[-lines:]
    ]
    left_out = text.count("\n") - len(kept)
    return "\n".join([f"[{left_out:,} lines are left out]"] * (left_out > 0) + kept)


def broken(kata: str, path: Path, error: BaseException) -> str:
    """Tell why a kata's file could not be loaded, in a few lines without a traceback."""
    head = "Python stops before the first lesson: "
    mine = [
        (frame.f_code.co_filename, line, frame.f_code.co_name)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename == str(path)
    ]
    if isinstance(error, SyntaxError) and error.filename and not mine:  # the lessons' perhaps
        lines = [f"{head}{shown(error.filename)}:{error.lineno}"]
        if error.text:
            lines.append("    " + error.text.strip()[:70])
        return "\n".join([*lines, f"{type(error).__name__}: {error.msg}"])
    if mine:
        code = Failure("", 0, raised_at=mine[-1]).code
        return f"{head}{shown(str(path))}:{mine[-1][1]}\n    {code}\n{design.one_line(error)}"
    text = design.one_line(error).partition(" (")[0]  # without the path, which stands above
    return (
        f"{head}{shown(str(path))}\n{text}\n"
        f"What the file held at first: git diff {shown(str(design.KATAS / kata))}"
    )
